using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// One file of a recording: an init segment and whole parts. It is its own index: where the parts lie is found by going
/// from box to box, without reading the frames. What a crash tore off at the end is left out.
/// </summary>
/// <param name="Number">Its number in the recording, from 1.</param>
/// <param name="Init">How its parts are decoded.</param>
/// <param name="Parts">In the order they came.</param>
public sealed record RecordedFile(int Number, RecordedInit Init, IReadOnlyList<RecordedPart> Parts)
{
    private const int Reading = 4 * 1024;
    private const int LargestHead = 4 * 1024 * 1024;

    /// <summary>Where the last whole part ends.</summary>
    public long Bytes => Parts.Count == 0 ? Init.Bytes.Length : Parts[^1].Offset + Parts[^1].Bytes;

    /// <summary>Reads a file's boxes.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="file">It can seek; it may be written to meanwhile, behind its present end.</param>
    /// <returns>Null when not even the init segment is whole.</returns>
    public static RecordedFile? Read(int number, Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var length = file.Length;
        var buffer = new byte[Reading];
        if (RecordedInit.Size(Fill(file, 0, buffer)) is not { } size || size > length
            || RecordedInit.Read(At(file, 0, size, ref buffer)) is not { } init)
        {
            return null;
        }

        var parts = new List<RecordedPart>();
        long offset = size;
        while (ReadPart(init, file, offset, length, ref buffer) is { } part)
        {
            parts.Add(part);
            offset += part.Bytes;
        }

        return new RecordedFile(number, init, parts);
    }

    private static RecordedPart? ReadPart(
        RecordedInit init, Stream file, long offset, long length, ref byte[] buffer)
    {
        if (offset > length - (3 * BoxReader.Header))
        {
            return null;
        }

        var start = Fill(file, offset, buffer);
        if (HeadSize(start) is not { } head || head > length - offset - BoxReader.Header)
        {
            return null;
        }

        var whole = At(file, offset, head + BoxReader.Header, ref buffer);
        var frames = whole[head..];
        var bytes = (long)head + BinaryPrimitives.ReadUInt32BigEndian(frames);
        return frames[4..].SequenceEqual("mdat"u8) && bytes >= whole.Length && bytes <= length - offset
            ? PartHead.Read(init, whole[..head], offset, bytes)
            : null;
    }

    /// <summary>Bytes of prft and moof; null when there is something else.</summary>
    private static int? HeadSize(ReadOnlySpan<byte> start)
    {
        if (BoxSize(start, "prft"u8) is not { } clock || clock > start.Length - BoxReader.Header
            || BoxSize(start[clock..], "moof"u8) is not { } moof)
        {
            return null;
        }

        return clock + moof;
    }

    private static int? BoxSize(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> type)
    {
        var size = bytes.Length < BoxReader.Header ? 0 : BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return size is >= BoxReader.Header and <= LargestHead && bytes.Slice(4, 4).SequenceEqual(type)
            ? (int)size
            : null;
    }

    /// <summary>As many bytes as there are, up to the buffer's size.</summary>
    private static ReadOnlySpan<byte> Fill(Stream file, long offset, byte[] buffer)
    {
        file.Position = offset;
        return buffer.AsSpan(0, file.ReadAtLeast(buffer, Reading, throwOnEndOfStream: false));
    }

    /// <summary>Exactly so many bytes from there, of which the buffer holds the beginning already.</summary>
    private static ReadOnlySpan<byte> At(Stream file, long offset, int count, ref byte[] buffer)
    {
        if (count > Reading)
        {
            if (buffer.Length < count)
            {
                Array.Resize(ref buffer, count);
            }

            file.Position = offset + Reading;
            file.ReadExactly(buffer, Reading, count - Reading);
        }

        return buffer.AsSpan(0, count);
    }
}
