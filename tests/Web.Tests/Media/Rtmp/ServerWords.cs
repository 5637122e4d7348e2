using System.Buffers;
using System.Buffers.Binary;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>Reads what the server says after its handshake, each message in a few words.</summary>
internal sealed class ServerWords
{
    private const int HandshakeLength = 1 + (2 * Handshake.PartLength);

    private readonly ChunkReader _chunks = new();
    private ReadOnlySequence<byte> _left;
    private long _skip = HandshakeLength;

    /// <summary>Everything said so far.</summary>
    public List<string> Said { get; } = [];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var skipped = (int)Math.Min(_skip, bytes.Length);
        _skip -= skipped;
        _left = new ReadOnlySequence<byte>([.. _left.ToArray(), .. bytes[skipped..]]);
        ChunkStep step;
        while ((step = _chunks.Read(ref _left)) == ChunkStep.Message)
        {
            Said.Add(Words(_chunks.Message));
        }

        Assert.Equal(ChunkStep.NeedsMore, step);
    }

    private static string Words(in RtmpMessage message)
    {
        var body = message.Body.Span;
        return message.Kind switch
        {
            RtmpKind.Command => $"{message.StreamId}: {Words(body)}",
            RtmpKind.UserControl => $"control {Convert.ToHexStringLower(body)}",
            RtmpKind.SetPeerBandwidth => $"{message.Kind} {Convert.ToHexStringLower(body)}",
            _ => $"{message.Kind} {BinaryPrimitives.ReadUInt32BigEndian(body)}",
        };
    }

    private static string Words(ReadOnlySpan<byte> command)
    {
        var read = RtmpCommand.Read(command);
        Assert.NotNull(read);
        return $"{read.Name} {read.Transaction} {string.Join(' ', read.Arguments.Select(AmfWords.Of))}";
    }
}
