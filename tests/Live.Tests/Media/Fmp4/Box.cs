using System.Buffers.Binary;
using System.Text;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>A box of ISO/IEC 14496-12 as a reader of its own sees it: type, content, and the boxes within.</summary>
internal sealed record Box(string Type, byte[] Content, IReadOnlyList<Box> Inner)
{
    private static readonly Dictionary<string, int> HeadOfContainers = new()
    {
        ["moov"] = 0, ["trak"] = 0, ["mdia"] = 0, ["minf"] = 0, ["dinf"] = 0, ["stbl"] = 0, ["mvex"] = 0, ["moof"] = 0,
        ["traf"] = 0, ["dref"] = 8, ["stsd"] = 8, ["avc1"] = 78, ["mp4a"] = 28, ["Opus"] = 28,
    };

    /// <summary>Reads boxes that fill the bytes to their end.</summary>
    public static IReadOnlyList<Box> Read(ReadOnlySpan<byte> bytes)
    {
        var boxes = new List<Box>();
        while (!bytes.IsEmpty)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(bytes);
            Assert.InRange(size, 8, bytes.Length);
            var type = Encoding.ASCII.GetString(bytes[4..8]);
            var content = bytes[8..size].ToArray();
            var inner = HeadOfContainers.TryGetValue(type, out var head) ? Read(content.AsSpan(head)) : [];
            boxes.Add(new Box(type, content, inner));
            bytes = bytes[size..];
        }

        return boxes;
    }

    /// <summary>A line for each box, its own bytes below it and then the boxes within.</summary>
    public static string Print(ReadOnlySpan<byte> bytes) =>
        string.Join('\n', Read(bytes).SelectMany(box => box.Lines("")));

    /// <summary>The first box within that is reached by these types.</summary>
    public Box this[params string[] path] =>
        path.Aggregate(this, (box, type) => box.Inner.First(one => one.Type == type));

    /// <summary>Four bytes of the content as a number.</summary>
    public int Int(int at) => BinaryPrimitives.ReadInt32BigEndian(Content.AsSpan(at));

    /// <summary>Eight bytes of the content as a number.</summary>
    public long Long(int at) => BinaryPrimitives.ReadInt64BigEndian(Content.AsSpan(at));

    private IEnumerable<string> Lines(string indent)
    {
        const int lineBytes = 40;
        var own = HeadOfContainers.TryGetValue(Type, out var head) ? Content[..head] : Content;
        return
        [
            indent + Type.TrimEnd(),
            .. own.Chunk(lineBytes).Select(piece => $"{indent}  {Convert.ToHexString(piece)}"),
            .. Inner.SelectMany(box => box.Lines(indent + " ")),
        ];
    }
}
