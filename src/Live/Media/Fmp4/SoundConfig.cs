namespace LiveFair.Live.Media.Fmp4;

/// <summary>How the sound of a broadcast is decoded: by AAC or by Opus.</summary>
public sealed record SoundConfig
{
    private SoundConfig(AacConfig? aac, OpusConfig? opus)
    {
        Aac = aac;
        Opus = opus;
    }

    /// <summary>Set when it is AAC.</summary>
    public AacConfig? Aac { get; }

    /// <summary>Set when it is Opus.</summary>
    public OpusConfig? Opus { get; }

    /// <summary>Samples a second; the units that the track counts in.</summary>
    public int SampleRate => Aac?.SampleRate ?? OpusConfig.SampleRate;

    /// <summary>1 to 8.</summary>
    public int Channels => Aac?.Channels ?? Opus?.Channels ?? 0;

    /// <summary>The name that browsers know the codec by (RFC 6381).</summary>
    public string CodecString => Aac?.CodecString ?? OpusConfig.CodecString;

    /// <summary>Sound by AAC.</summary>
    public static SoundConfig Of(AacConfig config) => new(config, null);

    /// <summary>Sound by Opus.</summary>
    public static SoundConfig Of(OpusConfig config) => new(null, config);

    /// <summary>Reads the body of an audio tag that holds a configuration; null when it cannot be read.</summary>
    public static SoundConfig? Parse(ReadOnlySpan<byte> body)
    {
        const int classicHeader = 2;
        const int enhancedHeader = 5;
        if (!body.IsEmpty && body[0] >> 4 == FlvIntake.EnhancedAudio)
        {
            return body.Length > enhancedHeader && OpusConfig.Parse(body[enhancedHeader..]) is { } opus
                ? Of(opus)
                : null;
        }

        return body.Length > classicHeader && AacConfig.Parse(body[classicHeader..]) is { } aac ? Of(aac) : null;
    }

    /// <summary>Samples in a frame; 0 for one that holds nothing.</summary>
    /// <param name="frame">Without any container.</param>
    public uint SamplesIn(ReadOnlySpan<byte> frame) =>
        Aac is not null ? (frame.IsEmpty ? 0u : AacConfig.FrameSamples) : (uint)OpusConfig.Samples(frame);
}
