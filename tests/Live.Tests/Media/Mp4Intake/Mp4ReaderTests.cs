using System.Buffers.Binary;
using System.Text;
using LiveFair.Live.Media;
using LiveFair.Live.Media.Mp4Intake;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Mp4Intake;

/// <summary>Fragmented files as ffmpeg muxes them, which is how Chromium's recorder lays its own out.</summary>
public sealed class Mp4ReaderTests
{
    private const string Small =
        "-f lavfi -i color=size=32x32:rate=5:duration=2 -f lavfi -i sine=sample_rate=48000:duration=2 "
        + "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 5";

    private const string Fragmented = "-movflags frag_keyframe+empty_moov+default_base_moof";

    [Theory]
    [InlineData("-c:a aac -b:a 32k", Fragmented)]
    [InlineData("-c:a aac -b:a 32k -bf 2", Fragmented)]
    [InlineData("-c:a aac -b:a 32k", "-movflags frag_keyframe+empty_moov")] // Offsets from the file's beginning.
    [InlineData("-c:a aac -b:a 32k", "-movflags frag_keyframe+empty_moov+default_base_moof+separate_moof")]
    [InlineData("-an", Fragmented)]
    public void All_frames_come_out_as_the_same_encoder_sends_them_by_FLV(string sound, string layout)
    {
        var frames = Read(Ffmpeg.Mp4($"{Small} {sound} {layout}"), 1_000_000).Frames;
        var tags = new List<FlvTag>();
        Assert.Null(new FlvReader().Feed(Ffmpeg.Flv($"{Small} {sound}"), tags));

        foreach (var kind in new[] { FlvKind.Video, FlvKind.Audio })
        {
            // An FLV file may end with a word that the sequence is over.
            var sent = tags.Where(tag => tag.Kind == kind && tag.Body is not [_, 2, ..]).Select(tag => Show(tag.Body));
            Assert.Equal(sent, frames.Where(frame => frame.Kind == kind).Select(frame => Show(frame.Body.Span)));
        }

        Assert.All(frames, frame => Assert.Null(FlvIntake.Read(frame.Kind, frame.Body.Span, out _)));
    }

    [Fact]
    public void Opus_comes_with_a_header_that_can_be_read()
    {
        var frames = Read(Ffmpeg.Mp4($"{Small} -c:a libopus -b:a 32k -strict -2 {Fragmented}"), 4_096).Frames;

        var sound = frames.Where(frame => frame.Kind == FlvKind.Audio).ToList();
        Assert.True(sound.Count > 90, $"{sound.Count} packets of 20 ms in two seconds");
        Assert.All(sound, frame => Assert.Null(FlvIntake.Read(FlvKind.Audio, frame.Body.Span, out _)));
        Assert.Equal(1, OpusConfig.Parse(sound[0].Body.Span[5..])!.Channels);
        Assert.True(FlvTag.Frame(FlvKind.Audio, 0, sound[0].Body.Span).IsConfig);
    }

    [Fact]
    public void However_the_file_is_cut_the_frames_are_the_same()
    {
        var file = Ffmpeg.Mp4($"{Small} -c:a aac -b:a 8k -ar 8000 {Fragmented}");
        Assert.InRange(file.Length, 1_000, 30_000);
        var whole = Text(Read(file, file.Length).Frames);

        Assert.Equal(whole, Text(Read(file, 1).Frames));
        for (var cut = 1; cut < file.Length; cut++)
        {
            var reader = new Mp4Reader();
            var frames = new List<Mp4Frame>();
            Assert.Null(reader.Feed(file.AsSpan(0, cut), frames));
            Assert.Null(reader.Feed(file.AsSpan(cut), frames));
            Assert.Equal(whole, Text(frames));
        }
    }

    [Fact]
    public void A_file_spoilt_anywhere_is_read_or_refused_and_never_a_failure()
    {
        var file = Ffmpeg.Mp4($"{Small} -c:a aac -b:a 8k -ar 8000 {Fragmented}");
        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var spoilt = file.ToArray();
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                spoilt[random.Next(Math.Min(spoilt.Length, 2_500))] = (byte)random.Next(256);
            }

            refused += Read(spoilt, random.Next(1, 5_000)).Refused is null ? 0 : 1;
        }

        Assert.InRange(refused, 100, 2_999);
    }

    [Theory]
    [InlineData("0000000000000000", "no fragmented")] // A box without an end.
    [InlineData("000000016D6F6F76", "no fragmented")] // A size of 64 bits.
    [InlineData("7FFFFFFF6D646174", "8 MiB")]
    [InlineData("000000106D6F6F760000000874726166", "must hold H.264")]
    public void What_is_no_recording_is_refused_before_it_is_held(string hex, string words)
    {
        var refused = Read(Convert.FromHexString(hex), 100).Refused;

        Assert.Contains(words, refused?.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1_000, true)]
    [InlineData(2, 500, true)]
    [InlineData(2, 501, false)] // More than there is, though each lies within it.
    [InlineData(5_000, 1_000, false)]
    public void Samples_that_name_the_same_bytes_again_are_refused(int runs, uint size, bool isRead)
    {
        var file = Ffmpeg.Mp4($"{Small} -c:a aac -b:a 8k -ar 8000 {Fragmented}");
        var init = file.AsSpan(0, file.AsSpan().IndexOf("moof"u8) - 4).ToArray();
        var run = Box("trun", [0, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0, .. Number(size)]);
        var head = Box("moof", Box("traf", [
            .. Box("tfhd", [0, 2, 0, 0, 0, 0, 0, 1]), .. Box("tfdt", new byte[8]),
            .. Enumerable.Repeat(run, runs).SelectMany(bytes => bytes)]));
        var offset = head.Length + 8;
        for (var at = head.AsSpan().IndexOf("trun"u8); at < head.Length; at += run.Length)
        {
            Number((uint)offset).CopyTo(head, at + 12);
        }

        var refused = Read([.. init, .. head, .. Box("mdat", new byte[1_000])], int.MaxValue).Refused;

        Assert.Equal(isRead, refused is null);
    }

    [Theory]
    [InlineData(long.MaxValue - 1, uint.MaxValue)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, 1)]
    [InlineData(-1, 1)]
    [InlineData(8, 1)]
    [InlineData(0, 9)]
    public void A_sample_outside_of_its_fragment_is_refused_however_far_it_lies(long behind, uint size)
    {
        var moov = Moov();
        var begin = moov.Length + Head;

        Assert.NotNull(Read([.. moov, .. Fragment(unchecked(begin + behind), size)], 100_000).Refused);
        Assert.Equal(3, Read([.. moov, .. Fragment(begin, 8)], 100_000).Frames.Count);
    }

    [Fact]
    public void A_file_of_countless_tracks_is_refused()
    {
        var moov = Moov();
        var trak = moov.AsSpan().IndexOf("trak"u8) - 4;
        var length = BinaryPrimitives.ReadInt32BigEndian(moov.AsSpan(trak));
        var tracks = new List<byte>();
        for (byte id = 1; id < 100; id++)
        {
            var one = moov[trak..(trak + length)];
            one[one.AsSpan().IndexOf("tkhd"u8) + 4 + 15] = id;
            tracks.AddRange(one);
        }

        Assert.NotNull(Read(Box("moov", [.. tracks]), 1_000_000).Refused);
    }

    /// <summary>Everything before the first fragment of a real file of two tracks.</summary>
    private static byte[] Moov()
    {
        var file = Ffmpeg.Mp4($"{Small} -c:a aac -b:a 8k -ar 8000 {Fragmented}");
        return file[..(file.AsSpan().IndexOf("moof"u8) - 4)];
    }

    private static int Head => Fragment(0, 0).Length - 8;

    /// <summary>One sample that is said to lie at a place of the file, and eight bytes of samples.</summary>
    private static byte[] Fragment(long place, uint size)
    {
        var from = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(from, place);
        var traf = Box("traf",
        [
            .. Box("tfhd", [0, 0, 0, 1, 0, 0, 0, 1, .. from]), .. Box("tfdt", new byte[8]),
            .. Box("trun", [0, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0, .. Number(size)]),
        ]);
        return [.. Box("moof", traf), .. Box("mdat", new byte[8])];
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Box(string name, byte[] content) =>
        [.. Number((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(name), .. content];

    private static string Show(ReadOnlySpan<byte> body) => Convert.ToHexString(body);

    private static string Text(IEnumerable<Mp4Frame> frames) =>
        string.Join('\n', frames.Select(frame => $"{frame.Kind} {frame.Ms} {Show(frame.Body.Span)}"));

    private static (List<Mp4Frame> Frames, Refusal? Refused) Read(byte[] file, int piece)
    {
        var reader = new Mp4Reader();
        var frames = new List<Mp4Frame>();
        Refusal? refused = null;
        for (var at = 0; at < file.Length && refused is null; at += piece)
        {
            refused = reader.Feed(file.AsSpan(at, Math.Min(piece, file.Length - at)), frames);
        }

        return (frames, refused);
    }
}
