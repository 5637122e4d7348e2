namespace LiveFair.Live.Media.Fmp4;

/// <summary>A frame taken out of its tag; its bytes are the tag's own.</summary>
/// <param name="Track">Picture or sound.</param>
/// <param name="Ms">When it is decoded, on the session's media timeline.</param>
/// <param name="Offset">From decoding to showing in ms; 0 for sound.</param>
/// <param name="IsKey">Whether decoding can begin here.</param>
/// <param name="Data">At least one byte.</param>
/// <param name="Arrived">When it came in.</param>
internal sealed record MediaFrame(
    TrackKind Track, long Ms, int Offset, bool IsKey, ReadOnlyMemory<byte> Data, DateTimeOffset Arrived)
{
    private const int VideoHeader = 5;
    private const int ClassicSoundHeader = 2;
    private const int EnhancedSoundHeader = 5;

    /// <summary>Opus' longest packet; AAC frames are shorter (RFC 7845, 6).</summary>
    private const int LargestSound = 61_440;

    /// <summary>Reads a tag that holds a frame; null when there is none in it.</summary>
    public static MediaFrame? Of(FlvTag tag, DateTimeOffset arrived)
    {
        var body = tag.Body;
        if (body.IsEmpty || tag.IsConfig || tag.Kind == FlvKind.Script)
        {
            return null;
        }

        var isVideo = tag.Kind == FlvKind.Video;
        var header = isVideo ? VideoHeader
            : body[0] >> 4 == FlvIntake.EnhancedAudio ? EnhancedSoundHeader : ClassicSoundHeader;
        if (body.Length <= header || (!isVideo && body.Length > LargestSound))
        {
            return null;
        }

        var data = tag.Bytes.Slice(FlvTag.HeaderBytes + header, body.Length - header);
        return isVideo
            ? new MediaFrame(TrackKind.Video, tag.Ms, SignedOffset(body), tag.IsKey, data, arrived)
            : new MediaFrame(TrackKind.Audio, tag.Ms, 0, true, data, arrived);
    }

    /// <summary>24 bits with a sign.</summary>
    private static int SignedOffset(ReadOnlySpan<byte> body) =>
        ((body[2] << 24) | (body[3] << 16) | (body[4] << 8)) >> 8;
}
