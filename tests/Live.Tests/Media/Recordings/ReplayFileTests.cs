using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class ReplayFileTests
{
    private const string Mono44100 = "1208";

    [Fact]
    public async Task A_recorded_file_is_offered_as_it_is()
    {
        var script = RecordingScript.WithSound().Parts(0, 4).Parts(9_000, 4);

        var offered = await Read(ReplayFile.Recorded(RecordingScript.Replay(script.File()), 1)!, script.Bytes);

        Assert.Equal(script.Bytes, offered);
    }

    [Fact]
    public async Task What_is_not_of_the_session_is_blank_and_nothing_moves()
    {
        var script = RecordingScript.Silent().Parts(0, 10, -2_300).Parts(3_700_000, 2);
        var file = script.File();

        var offered = await Read(ReplayFile.Recorded(RecordingScript.Replay(file), 1)!, script.Bytes);

        var (from, to) = ((int)file.Parts[6].Offset, (int)file.Parts[10].Offset);
        Assert.Equal(to, offered.Length);
        Assert.Equal(script.Bytes[from..to], offered[from..]);
        var start = file.Init.Bytes.Length;
        Assert.Equal("0000000166726565" + $"{from - start:X16}", Convert.ToHexString(offered[start..(start + 16)]));
        Assert.All(offered[(start + 16)..from], zero => Assert.Equal(0, zero));
    }

    [Fact]
    public void A_file_that_the_replay_has_nothing_of_is_none() =>
        Assert.Null(ReplayFile.Recorded(RecordingScript.Replay(RecordingScript.Silent().Parts(0, 2).File()), 2));

    [Fact]
    public async Task A_replay_is_one_file_in_one_time()
    {
        var script = RecordingScript.WithSound().Parts(1_000, 3).Parts(50_000, 2);
        var whole = await Read(ReplayFile.Whole(RecordingScript.Replay(script.File())), script.Bytes);

        var boxes = Box.Read(whole);

        Assert.Equal(
            ["ftyp", "moov", "sidx", "moof", "mdat", "moof", "mdat"], boxes.Select(box => box.Type));
        Assert.Equal([1, 2], boxes.Where(box => box.Type == "moof").Select(fragment => fragment["mfhd"].Int(4)));
        Assert.Equal([0L, 500, 1_000, 1_515, 2_015], Tracks(boxes, 1).Select(track => track["tfdt"].Long(4)));
        Assert.Equal(
            [0L, 24 * 1_024, 47 * 1_024, 72_720, 72_720 + (24 * 1_024)],
            Tracks(boxes, 2).Select(track => track["tfdt"].Long(4)));
        Assert.Equal(2_518, boxes[1]["mvex", "mehd"].Long(4));
        Assert.Equal(whole.Length, boxes.Sum(box => box.Content.Length + 8));
    }

    [Fact]
    public async Task Its_frames_are_where_its_parts_say()
    {
        var script = RecordingScript.WithSound().Parts(0, 20);
        var whole = await Read(ReplayFile.Whole(RecordingScript.Replay(script.File())), script.Bytes);

        var recorded = Frames(script.Bytes);
        Assert.Equal(40, recorded.Count);
        Assert.Equal(recorded, Frames(whole));
    }

    [Fact]
    public async Task Its_index_tells_the_bytes_and_the_time_of_every_segment()
    {
        var script = RecordingScript.Silent().Parts(0, 20);
        var replay = RecordingScript.Replay(script.File());
        var whole = await Read(ReplayFile.Whole(replay), script.Bytes);

        var boxes = Box.Read(whole);
        var index = boxes[2];
        var sizes = boxes.Skip(3).Select(box => box.Content.Length + 8).Chunk(2).Select(two => two.Sum()).ToList();

        Assert.Equal((1, 1_000, 3), (index.Int(4), index.Int(8), index.Int(28)));
        Assert.Equal(
            [(sizes[0], 4_000), (sizes[1], 4_000), (sizes[2], 2_000)],
            Enumerable.Range(0, 3).Select(i => (index.Int(32 + (12 * i)), index.Int(36 + (12 * i)))));
    }

    [Fact]
    public async Task What_comes_without_key_frames_for_long_is_several_fragments()
    {
        var script = RecordingScript.Silent().Parts(0, 2_500, keyEvery: 5_000);
        var whole = await Read(ReplayFile.Whole(RecordingScript.Replay(script.File())), script.Bytes);

        var boxes = Box.Read(whole);
        var index = boxes[2];

        Assert.Equal([1_000, 1_000, 500], boxes.Where(box => box.Type == "moof").Select(box => box.Inner.Count - 1));
        Assert.Equal(
            [(500_000, 0x9000_0000), (500_000, 0u), (250_000, 0u)],
            Enumerable.Range(0, 3).Select(i => (index.Int(36 + (12 * i)), (uint)index.Int(40 + (12 * i)))));
    }

    [Fact]
    public async Task Several_configurations_become_several_sample_entries_that_count_alike()
    {
        var first = RecordingScript.WithSound().Parts(0, 2);
        var second = RecordingScript.WithSound(Tags.LargeAvc, Mono44100).Parts(9_000, 2);
        var third = RecordingScript.WithSound().Parts(20_000, 2);
        var replay = RecordingScript.Replay(first.File(), second.File(2), third.File(3));
        var whole = await Read(ReplayFile.Whole(replay), first.Bytes, second.Bytes, third.Bytes);

        var boxes = Box.Read(whole);

        const int fine = 7_056_000;
        var tracks = boxes[1].Inner.Where(box => box.Type == "trak").ToList();
        Assert.Equal([2, 2], tracks.Select(track => track["mdia", "minf", "stbl", "stsd"].Inner.Count));
        Assert.Equal([1_000, fine], tracks.Select(track => track["mdia", "mdhd"].Int(12)));
        var (pictures, sounds) = (Tracks(boxes, 1), Tracks(boxes, 2));
        Assert.Equal([1, 1, 2, 2, 1, 1], pictures.Select(track => track["tfhd"].Int(8)));
        Assert.Equal([1, 1, 2, 2, 1, 1], sounds.Select(track => track["tfhd"].Int(8)));
        Assert.Equal(
            [1_024 * 147, 1_024 * 147, 1_024 * 160, 1_024 * 160, 1_024 * 147, 1_024 * 147],
            sounds.Select(track => track["trun"].Int(12)));
        Assert.Equal(
            [.. replay.Runs.SelectMany(run => new[] { run.ReplayMs, run.ReplayMs + 500 })],
            pictures.Select(track => track["tfdt"].Long(4)));
        Assert.Equal(
            [.. replay.Runs.Select(run => run.ReplayMs * (fine / 1_000))],
            sounds.Where((_, i) => i % 2 == 0).Select(track => track["tfdt"].Long(4)));
    }

    [Fact]
    public async Task Any_range_of_it_is_the_same_bytes()
    {
        var script = RecordingScript.WithSound().Parts(0, 3).Parts(9_000, 2);
        var file = ReplayFile.Whole(RecordingScript.Replay(script.File()));
        var whole = await Read(file, script.Bytes);
        var random = new Random(42);
        await using var stream = Open(file, script.Bytes);

        for (var i = 0; i < 500; i++)
        {
            var from = random.Next(whole.Length);
            var range = new byte[random.Next(whole.Length - from)];
            stream.Position = from;
            await stream.ReadExactlyAsync(range);

            Assert.Equal(whole[from..(from + range.Length)], range);
        }
    }

    [Fact]
    public async Task A_recording_that_became_shorter_is_an_error_and_no_other_bytes()
    {
        var script = RecordingScript.Silent().Parts(0, 3);
        var file = ReplayFile.Whole(RecordingScript.Replay(script.File()));

        await Assert.ThrowsAsync<EndOfStreamException>(() => Read(file, script.Bytes[..^5]));
    }

    /// <summary>What all moofs say of a track.</summary>
    private static List<Box> Tracks(IEnumerable<Box> boxes, int id) =>
    [
        .. boxes.Where(box => box.Type == "moof").SelectMany(box => box.Inner)
            .Where(box => box.Type == "traf" && box["tfhd"].Int(4) == id),
    ];

    /// <summary>The first bytes of all frames that a track's runs begin with.</summary>
    private static List<string> Frames(byte[] file)
    {
        var (at, frames) = (0, new List<string>());
        foreach (var box in Box.Read(file))
        {
            if (box.Type == "moof")
            {
                var places = box.Inner.Where(inner => inner.Type == "traf").Select(track => at + track["trun"].Int(8));
                frames.AddRange(places.Select(place => Convert.ToHexString(file[place..(place + 8)])));
            }

            at += box.Content.Length + 8;
        }

        return frames;
    }

    private static async Task<byte[]> Read(ReplayFile file, params byte[][] recorded)
    {
        await using var stream = Open(file, recorded);
        var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        Assert.Equal(file.Bytes, bytes.Length);
        return bytes.ToArray();
    }

    private static ReplayStream Open(ReplayFile file, params byte[][] recorded) => new(
        file, file.Needs.ToDictionary(number => number, number => (Stream)new MemoryStream(recorded[number - 1])));
}
