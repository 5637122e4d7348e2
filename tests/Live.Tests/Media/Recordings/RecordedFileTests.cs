using LiveFair.Live.Media.Recordings;

namespace LiveFair.Live.Tests.Media.Recordings;

public sealed class RecordedFileTests
{
    [Fact]
    public void Its_parts_are_found_with_their_places_and_times()
    {
        var script = RecordingScript.WithSound().Parts(1_000, 3, 250);

        var file = script.File(7);

        Assert.Equal(7, file.Number);
        Assert.Equal(
            [(1u, true, 1_000u), (2u, false, 48_000u)],
            file.Init.Tracks.Select(track => (track.Id, track.IsVideo, track.Units)));
        Assert.Equal(script.Bytes.Length, file.Bytes);
        Assert.Equal(
            [(1_000L, 1_500L, true), (1_500L, 2_000L, false), (2_000L, 2_500L, true)],
            file.Parts.Select(part => (part.StartMs, part.EndMs, part.StartsWithKey)));
        Assert.Equal([1_000, 1_500, 2_000], file.Parts.Select(part => part.FirstMs));
        Assert.Equal([1_512, 2_003, 2_515], file.Parts.Select(part => part.LastMs));
        Assert.Equal([1_650, 2_150, 2_650], file.Parts.Select(Clock));
        Assert.Equal([1_400, 1_900, 2_400], file.Parts.Select(part => part.ArrivedMs));
        Assert.Equal(
            [0, .. file.Parts.Select(part => part.Bytes)],
            file.Parts.Select(part => part.Offset).Append(file.Bytes)
                .Select((end, i) => end - (i == 0 ? file.Init.Bytes.Length : file.Parts[i - 1].Offset)));
    }

    [Fact]
    public void What_was_torn_off_at_any_byte_costs_no_whole_part()
    {
        var script = RecordingScript.WithSound().Parts(0, 3);
        var bytes = script.Bytes;
        var ends = script.File().Parts.Select(part => part.Offset + part.Bytes).ToList();
        var init = script.File().Init.Bytes.Length;

        for (var length = 0; length <= bytes.Length; length++)
        {
            var file = RecordedFile.Read(1, new MemoryStream(bytes, 0, length));

            Assert.Equal(length >= init ? ends.Count(end => end <= length) : null, file?.Parts.Count);
        }
    }

    [Fact]
    public void Zeros_or_a_second_file_behind_the_parts_are_left_out()
    {
        var bytes = RecordingScript.Silent().Parts(0, 2).Bytes;

        Assert.Equal(2, Read([.. bytes, .. new byte[5_000]])!.Parts.Count);
        Assert.Equal(2, Read([.. bytes, .. bytes])!.Parts.Count);
    }

    [Fact]
    public void A_part_with_a_head_larger_than_what_is_read_at_once_is_found()
    {
        var script = RecordingScript.Silent();
        var writer = new Live.Media.Fmp4.PartWriter();
        var part = writer.Write(
            new Live.Media.Fmp4.ArrivalClock(0, RecordingScript.Started),
            new Live.Media.Fmp4.SampleRun(
                Live.Media.Fmp4.TrackKind.Video,
                0,
                [.. Enumerable.Range(0, 1_000).Select(i =>
                    new Live.Media.Fmp4.Sample(new byte[1], 1, 0, i == 0))]));

        var file = Read([.. script.Bytes, .. part, .. part])!;

        Assert.Equal([1_000, 1_000], file.Parts.Select(found => found.EndMs));
        Assert.True(file.Parts[0].HeadBytes > 16_000, $"{file.Parts[0].HeadBytes} bytes of head");
    }

    [Fact]
    public void Nothing_that_is_changed_in_a_file_breaks_its_reader()
    {
        var bytes = RecordingScript.WithSound().Parts(0, 2).Bytes;
        var random = new Random(20_261_123);
        var whole = 0;

        for (var i = 0; i < 20_000; i++)
        {
            var spoilt = bytes.ToArray();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            spoilt[random.Next(spoilt.Length)] ^= (byte)(1 << random.Next(8));
            if (Read(spoilt) is { } file)
            {
                whole++;
                Assert.InRange(file.Bytes, file.Init.Bytes.Length, spoilt.Length);
            }
        }

        Assert.InRange(whole, 1_000, 20_000);
    }

    private static RecordedFile? Read(byte[] bytes) => RecordedFile.Read(1, new MemoryStream(bytes));

    private static double Clock(RecordedPart part) => (part.Arrived - RecordingScript.Started).TotalMilliseconds;
}
