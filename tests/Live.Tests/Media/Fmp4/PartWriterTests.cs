using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Fmp4;

public sealed class PartWriterTests
{
    private static readonly DateTimeOffset Arrived = new(2026, 3, 1, 9, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void A_part_is_written_byte_for_byte()
    {
        var writer = new PartWriter();
        var picture = new SampleRun(
            TrackKind.Video,
            0x1_0000_0000,
            [new(new byte[] { 1, 2, 3 }, 40, 80, true), new(new byte[] { 4 }, 40, -40, false)]);
        var sound = new SampleRun(TrackKind.Audio, 480, [new(new byte[] { 5, 6 }, 1024, 0, true)]);

        var part = writer.Write(new ArrivalClock(0x1_0000_0000, Arrived), picture, sound);

        Assert.Equal(
            """
            prft
              0100000100000001ED4E7E90400000000000000100000000
            moof
             mfhd
               0000000000000001
             traf
              tfhd
                0002000000000001
              tfdt
                010000000000000100000000
              trun
                01000F0100000002000000C800000028000000030200000000000050000000280000000101010000
                FFFFFFD8
             traf
              tfhd
                0002000000000002
              tfdt
                0100000000000000000001E0
              trun
                0100030100000001000000CC0000040000000002
            mdat
              010203040506
            """,
            Box.Print(part));
    }

    [Fact]
    public void Parts_are_numbered_from_one()
    {
        var writer = new PartWriter();
        var run = new SampleRun(TrackKind.Audio, 0, [new(new byte[] { 1 }, 1024, 0, true)]);

        Assert.Equal(
            [1, 2, 3],
            Enumerable.Range(0, 3).Select(_ => ReadPart.Of(writer.Write(new ArrivalClock(0, Arrived), run)).Sequence));
    }

    [Fact]
    public void A_part_of_nothing_is_not_written() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new PartWriter().Write(new ArrivalClock(0, Arrived)));
}
