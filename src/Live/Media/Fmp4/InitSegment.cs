namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// Writes init segments: ftyp and moov (ISO/IEC 14496-12, CMAF ISO/IEC 23000-19) that say what the parts after them
/// hold.
/// </summary>
public static class InitSegment
{
    /// <summary>Units of a second in which pictures are counted; FLV knows no finer ones.</summary>
    public const int VideoUnits = 1_000;

    private const uint One = 0x1_0000;
    private const uint KeySample = 0x0200_0000;
    private const uint DependentSample = 0x0101_0000;
    private const uint SelfContained = 1;
    private const uint EnabledInMovieAndPreview = 7;
    private const int Undetermined = 0x55C4; // "und" in five bits a letter.

    /// <summary>Writes an init segment.</summary>
    /// <param name="video">Null: there is no picture.</param>
    /// <param name="sound">Null: there is no sound.</param>
    public static byte[] Write(AvcConfig? video, SoundConfig? sound)
    {
        var boxes = new BoxWriter();
        boxes.Box("ftyp"u8).Bytes("iso6"u8).U32(1).Bytes("iso6cmfcmp41"u8).End();
        boxes.Box("moov"u8);
        WriteMovie(boxes);
        if (video is not null)
        {
            WriteVideo(boxes, video);
        }

        if (sound is not null)
        {
            WriteSound(boxes, sound);
        }

        boxes.Box("mvex"u8);
        if (video is not null)
        {
            WriteDefaults(boxes, TrackKind.Video, DependentSample);
        }

        if (sound is not null)
        {
            WriteDefaults(boxes, TrackKind.Audio, KeySample);
        }

        return boxes.End().End().Written.ToArray();
    }

    private static void WriteMovie(BoxWriter boxes)
    {
        boxes.FullBox("mvhd"u8).U32(0).U32(0).U32(VideoUnits).U32(0);
        boxes.U32(One).U16(0x100).Zeros(10);
        WriteMatrix(boxes);
        boxes.Zeros(24).U32((uint)TrackKind.Audio + 1).End();
    }

    private static void WriteMatrix(BoxWriter boxes) =>
        boxes.U32(One).Zeros(12).U32(One).Zeros(12).U32(0x4000_0000);

    private static void WriteDefaults(BoxWriter boxes, TrackKind track, uint flags) =>
        boxes.FullBox("trex"u8).U32((uint)track).U32(1).U32(0).U32(0).U32(flags).End();

    private static void WriteVideo(BoxWriter boxes, AvcConfig video)
    {
        BeginTrack(boxes, TrackKind.Video, video.Width, video.Height);
        BeginMedia(boxes, VideoUnits, "vide"u8, "Picture\0"u8);
        boxes.FullBox("vmhd"u8, 0, 1).Zeros(8).End();
        BeginSampleTable(boxes);
        boxes.Box("avc1"u8).Zeros(6).U16(1).Zeros(16).U16(video.Width).U16(video.Height);
        boxes.U32(0x48_0000).U32(0x48_0000).U32(0).U16(1).Zeros(32).U16(24).U16(0xFFFF);
        boxes.Box("avcC"u8).Bytes(video.Bytes.Span).End().End();
        EndTrack(boxes);
    }

    private static void WriteSound(BoxWriter boxes, SoundConfig sound)
    {
        BeginTrack(boxes, TrackKind.Audio, 0, 0);
        BeginMedia(boxes, (uint)sound.SampleRate, "soun"u8, "Sound\0"u8);
        boxes.FullBox("smhd"u8).Zeros(4).End();
        BeginSampleTable(boxes);
        boxes.Box(sound.Aac is null ? "Opus"u8 : "mp4a"u8).Zeros(6).U16(1).Zeros(8);
        boxes.U16(sound.Channels).U16(16).Zeros(4);
        boxes.U16(sound.SampleRate > ushort.MaxValue ? 0 : sound.SampleRate).U16(0); // mdhd holds the whole rate.
        if (sound.Aac is { } aac)
        {
            WriteAac(boxes, aac.Bytes.Span);
        }
        else
        {
            WriteOpus(boxes, sound.Opus!);
        }

        boxes.End();
        EndTrack(boxes);
    }

    /// <summary>The elementary stream descriptor (ISO/IEC 14496-1, 7.2.6.5; 14496-14, 5.6).</summary>
    private static void WriteAac(BoxWriter boxes, ReadOnlySpan<byte> config)
    {
        const int streamFields = 3;
        const int decoderFields = 13;
        const int tagAndSize = 2;
        const int syncLayer = tagAndSize + 1;
        var decoder = decoderFields + tagAndSize + config.Length;
        boxes.FullBox("esds"u8);
        boxes.U8(3).U8((byte)(streamFields + tagAndSize + decoder + syncLayer)).U16(0).U8(0);
        boxes.U8(4).U8((byte)decoder).U8(0x40).U8(0x15).Zeros(11); // Audio of MPEG-4; no bit rate is promised.
        boxes.U8(5).U8((byte)config.Length).Bytes(config);
        boxes.U8(6).U8(1).U8(2).End();
    }

    /// <summary>
    /// The same fields as in the identification header, in the other byte order (Opus in ISOBMFF, 4.3.2).
    /// </summary>
    private static void WriteOpus(BoxWriter boxes, OpusConfig opus)
    {
        var head = opus.Bytes.Span;
        boxes.Box("dOps"u8).U8(0).U8((byte)opus.Channels).U16(opus.PreSkip);
        boxes.Bytes([head[15], head[14], head[13], head[12]]).Bytes([head[17], head[16]]).U8(0).End();
    }

    private static void BeginTrack(BoxWriter boxes, TrackKind track, int width, int height)
    {
        boxes.Box("trak"u8).FullBox("tkhd"u8, 0, EnabledInMovieAndPreview);
        boxes.U32(0).U32(0).U32((uint)track).Zeros(20).U16(track == TrackKind.Audio ? 0x100 : 0).U16(0);
        WriteMatrix(boxes);
        boxes.U32((uint)width << 16).U32((uint)height << 16).End();
    }

    private static void BeginMedia(BoxWriter boxes, uint units, ReadOnlySpan<byte> handler, ReadOnlySpan<byte> name)
    {
        boxes.Box("mdia"u8).FullBox("mdhd"u8).U32(0).U32(0).U32(units).U32(0).U16(Undetermined).U16(0).End();
        boxes.FullBox("hdlr"u8).U32(0).Bytes(handler).Zeros(12).Bytes(name).End();
        boxes.Box("minf"u8);
    }

    private static void BeginSampleTable(BoxWriter boxes)
    {
        boxes.Box("dinf"u8).FullBox("dref"u8).U32(1).FullBox("url "u8, 0, SelfContained).End().End().End();
        boxes.Box("stbl"u8).FullBox("stsd"u8).U32(1);
    }

    /// <summary>Ends the description of samples and all around it; the samples themselves come in parts.</summary>
    private static void EndTrack(BoxWriter boxes)
    {
        boxes.End();
        boxes.FullBox("stts"u8).U32(0).End().FullBox("stsc"u8).U32(0).End();
        boxes.FullBox("stsz"u8).U32(0).U32(0).End().FullBox("stco"u8).U32(0).End();
        boxes.End().End().End().End();
    }
}
