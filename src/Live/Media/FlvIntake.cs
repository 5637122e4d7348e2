using System.Text;

namespace LiveFair.Live.Media;

/// <summary>
/// Reads what publishers send into the two codecs that every phone plays: H.264 with AAC, or Opus where a browser has
/// no AAC. Understands classic FLV and the enhanced headers (Enhanced RTMP v2); what cannot be passed on is refused in
/// words.
/// </summary>
public static class FlvIntake
{
    internal const int Avc = 7;
    internal const int Aac = 10;
    internal const int EnhancedAudio = 9;

    private const int AvcHeader = 5;
    private const int FourCc = 5;
    private const int SequenceStart = 0;
    private const int CodedFrames = 1;
    private const int SequenceEnd = 2;
    private const int CodedFramesWithoutDelay = 3;
    private const int VideoCommand = 5;

    /// <summary>Reads a body.</summary>
    /// <param name="kind">What it carries.</param>
    /// <param name="body">As it was sent; any bytes.</param>
    /// <param name="passed">What to pass on; empty when there is nothing to.</param>
    /// <returns>Why the publisher cannot be carried; null when it can.</returns>
    public static Refusal? Read(FlvKind kind, ReadOnlySpan<byte> body, out ReadOnlySpan<byte> passed)
    {
        passed = default;
        if (body.Length > FlvTag.LargestBody)
        {
            return Refusal.Invalid("A frame is larger than 8 MiB.");
        }

        return body.IsEmpty || kind == FlvKind.Script ? null
            : kind == FlvKind.Audio ? ReadAudio(body, out passed)
            : (body[0] & 0x80) != 0 ? ReadEnhancedVideo(body, out passed)
            : ReadVideo(body, out passed);
    }

    private static Refusal? ReadVideo(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> passed)
    {
        passed = default;
        if (body[0] >> 4 == VideoCommand)
        {
            return null;
        }

        if ((body[0] & 0x0F) != Avc)
        {
            return NotAvc($"codec {body[0] & 0x0F}");
        }

        if (body.Length <= AvcHeader || body[1] > CodedFrames)
        {
            return null; // An end of the sequence, or nothing.
        }

        if (body[1] == SequenceStart && Unplayable(AvcConfig.Parse(body[AvcHeader..])) is { } refusal)
        {
            return refusal;
        }

        passed = body;
        return null;
    }

    private static Refusal? Unplayable(AvcConfig? config) =>
        config is null ? Refusal.Invalid("The H.264 configuration cannot be read.")
        : config.IsCommon ? null
        : Refusal.Invalid("H.264 must be of the baseline, main or high profile (4:2:0, 8 bit): phones play no other.");

    private static Refusal? ReadEnhancedVideo(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> passed)
    {
        passed = default;
        var (frame, packet) = ((body[0] >> 4) & 7, body[0] & 0x0F);
        if (frame == VideoCommand || body.Length < FourCc)
        {
            return null;
        }

        var codec = body.Slice(1, 4);
        if (!codec.SequenceEqual("avc1"u8))
        {
            return NotAvc(Name(codec));
        }

        var data = body[FourCc..];
        var first = (byte)((frame << 4) | Avc);
        return packet switch
        {
            SequenceStart => ReadVideo((byte[])[first, 0, 0, 0, 0, .. data], out passed),
            CodedFrames => ReadVideo((byte[])[first, 1, .. data], out passed),
            CodedFramesWithoutDelay => ReadVideo((byte[])[first, 1, 0, 0, 0, .. data], out passed),
            SequenceEnd or 4 => null, // 4 is metadata: nothing that a player here needs.
            _ => Refusal.Invalid("Video of several tracks, or in MPEG-2 transport packets, is not carried: send one."),
        };
    }

    private static Refusal? ReadAudio(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> passed)
    {
        passed = default;
        var format = body[0] >> 4;
        if (format == EnhancedAudio)
        {
            return ReadEnhancedAudio(body, out passed);
        }

        if (format != Aac)
        {
            return NotAac($"format {format}");
        }

        if (body.Length <= 2)
        {
            return null;
        }

        if (body[1] == SequenceStart && AacConfig.Parse(body[2..]) is null)
        {
            return Refusal.Invalid("The AAC configuration cannot be read.");
        }

        passed = body;
        return null;
    }

    private static Refusal? ReadEnhancedAudio(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> passed)
    {
        passed = default;
        if (body.Length < FourCc)
        {
            return null;
        }

        var packet = body[0] & 0x0F;
        var codec = body.Slice(1, 4);
        var data = body[FourCc..];
        if (packet is not (SequenceStart or CodedFrames))
        {
            return packet is SequenceEnd or 4
                ? null
                : Refusal.Invalid("Sound of several tracks is not carried: send one.");
        }

        if (codec.SequenceEqual("mp4a"u8))
        {
            return ReadAudio((byte[])[(Aac << 4) | 0x0F, (byte)packet, .. data], out passed);
        }

        if (!codec.SequenceEqual("Opus"u8))
        {
            return NotAac(Name(codec));
        }

        if (packet == SequenceStart && OpusConfig.Parse(data) is null)
        {
            return Refusal.Invalid("The Opus configuration cannot be read: one or two channels are carried.");
        }

        passed = data.IsEmpty ? default : body;
        return null;
    }

    private static Refusal NotAvc(string what) =>
        Refusal.Invalid($"Video must be H.264 (AVC), which every phone plays; this is {what}.");

    private static Refusal NotAac(string what) => Refusal.Invalid($"Sound must be AAC or Opus; this is {what}.");

    /// <summary>A codec's four letters for people; anything else in them is shown as a dot.</summary>
    private static string Name(ReadOnlySpan<byte> codec)
    {
        var text = new StringBuilder(codec.Length);
        foreach (var letter in codec)
        {
            text.Append(char.IsAsciiLetterOrDigit((char)letter) ? (char)letter : '.');
        }

        return text.ToString();
    }
}
