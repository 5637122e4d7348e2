using System.Buffers.Binary;

namespace LiveFair.Live.Media;

/// <summary>
/// One frame, framed once as an FLV tag (Adobe FLV and F4V 10.1, E.4) and from then on shared by everybody who is sent
/// it. Picture is always classic AVC, sound classic AAC or Enhanced FLV Opus: <see cref="FlvIntake"/> sees to that.
/// </summary>
public sealed class FlvTag
{
    /// <summary>Bytes before the body: kind, size, time, stream.</summary>
    public const int HeaderBytes = 11;

    /// <summary>Bytes after the body: the size of the tag before.</summary>
    public const int TrailerBytes = 4;

    /// <summary>The largest body, in bytes: less than the format's 16 MiB, more than any frame of a fair.</summary>
    public const int LargestBody = 8 * 1024 * 1024;

    private readonly byte[] _bytes;

    private FlvTag(byte[] bytes, FlvKind kind, long ms)
    {
        _bytes = bytes;
        Kind = kind;
        Ms = ms;
        var body = Body;
        var isAvc = kind == FlvKind.Video && body.Length >= 2 && (body[0] & 0x0F) == FlvIntake.Avc;
        IsConfig = kind switch
        {
            FlvKind.Video => isAvc && body[1] == 0,
            FlvKind.Audio => body.Length >= 2 && (body[0] >> 4 == FlvIntake.Aac
                ? body[1] == 0
                : body[0] >> 4 == FlvIntake.EnhancedAudio && (body[0] & 0x0F) == 0),
            _ => false,
        };
        IsKey = isAvc && !IsConfig && body[0] >> 4 == 1;
    }

    /// <summary>Sound, picture or script.</summary>
    public FlvKind Kind { get; }

    /// <summary>When it is decoded: milliseconds on the session's media timeline, from 0.</summary>
    public long Ms { get; }

    /// <summary>Whether decoding can begin with this picture.</summary>
    public bool IsKey { get; }

    /// <summary>Whether it holds no frame but how to decode those that follow.</summary>
    public bool IsConfig { get; }

    /// <summary>The whole tag with the size behind it, as it is sent.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>What the tag carries.</summary>
    public ReadOnlySpan<byte> Body => _bytes.AsSpan(HeaderBytes, _bytes.Length - HeaderBytes - TrailerBytes);

    /// <summary>Frames a body.</summary>
    /// <param name="kind">What it carries.</param>
    /// <param name="ms">From 0; the wire holds the low 32 bits, which come round after 49.7 days.</param>
    /// <param name="body">Up to <see cref="LargestBody"/> bytes.</param>
    public static FlvTag Frame(FlvKind kind, long ms, ReadOnlySpan<byte> body)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Length, LargestBody);
        ArgumentOutOfRangeException.ThrowIfNegative(ms);
        var bytes = new byte[HeaderBytes + body.Length + TrailerBytes];
        bytes[0] = (byte)kind;
        bytes[1] = (byte)(body.Length >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)body.Length);
        var time = (uint)ms;
        bytes[4] = (byte)(time >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(5), (ushort)time);
        bytes[7] = (byte)(time >> 24);
        body.CopyTo(bytes.AsSpan(HeaderBytes));
        BinaryPrimitives.WriteInt32BigEndian(
            bytes.AsSpan(HeaderBytes + body.Length), HeaderBytes + body.Length);
        return new FlvTag(bytes, kind, ms);
    }

    /// <summary>The bytes an FLV stream begins with.</summary>
    /// <param name="tracks">What will come.</param>
    public static byte[] FileHeader(FlvTracks tracks) =>
        [(byte)'F', (byte)'L', (byte)'V', 1, (byte)tracks, 0, 0, 0, 9, 0, 0, 0, 0];
}

/// <summary>What an FLV stream says it holds (FLV header flags, E.2).</summary>
[Flags]
public enum FlvTracks : byte
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Pictures.</summary>
    Video = 1,

    /// <summary>Sound.</summary>
    Audio = 4,
}
