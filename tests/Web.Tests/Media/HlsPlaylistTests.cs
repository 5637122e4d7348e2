using LiveFair.Live.Media.Fmp4;
using LiveFair.Web.Media;
using static LiveFair.Web.Tests.Media.TestParts;

namespace LiveFair.Web.Tests.Media;

/// <summary>Playlists, letter by letter.</summary>
public sealed class HlsPlaylistTests
{
    private const int First = 70;

    [Fact]
    public void It_begins_with_the_first_part() => Assert.Equal(
        """
        #EXTM3U
        #EXT-X-VERSION:9
        #EXT-X-TARGETDURATION:2
        #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.500
        #EXT-X-PART-INF:PART-TARGET=0.500
        #EXT-X-MEDIA-SEQUENCE:70
        #EXT-X-DISCONTINUITY-SEQUENCE:0
        #EXT-X-INDEPENDENT-SEGMENTS
        #EXT-X-MAP:URI="init-4bf5122f3445.mp4"
        #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:00.000Z
        #EXT-X-PART:DURATION=0.500,URI="p70.0.m4s",INDEPENDENT=YES
        #EXT-X-PRELOAD-HINT:TYPE=PART,URI="p70.1.m4s"

        """,
        Window().Give(Segments(1).Take(1)).View.Text());

    [Fact]
    public void It_lists_seven_whole_segments_and_the_parts_of_the_last()
    {
        var window = Window().Give(Segments(9)).Give(Segment(9000).Take(1));

        Assert.Equal(
            """
            #EXTM3U
            #EXT-X-VERSION:9
            #EXT-X-TARGETDURATION:2
            #EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=1.500
            #EXT-X-PART-INF:PART-TARGET=0.500
            #EXT-X-MEDIA-SEQUENCE:72
            #EXT-X-DISCONTINUITY-SEQUENCE:0
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MAP:URI="init-4bf5122f3445.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:02.000Z
            #EXTINF:1.000,
            s72.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:03.000Z
            #EXTINF:1.000,
            s73.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:04.000Z
            #EXTINF:1.000,
            s74.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:05.000Z
            #EXTINF:1.000,
            s75.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:06.000Z
            #EXT-X-PART:DURATION=0.500,URI="p76.0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.500,URI="p76.1.m4s"
            #EXTINF:1.000,
            s76.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:07.000Z
            #EXT-X-PART:DURATION=0.500,URI="p77.0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.500,URI="p77.1.m4s"
            #EXTINF:1.000,
            s77.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:08.000Z
            #EXT-X-PART:DURATION=0.500,URI="p78.0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.500,URI="p78.1.m4s"
            #EXTINF:1.000,
            s78.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:09.000Z
            #EXT-X-PART:DURATION=0.500,URI="p79.0.m4s",INDEPENDENT=YES
            #EXT-X-PRELOAD-HINT:TYPE=PART,URI="p79.1.m4s"

            """,
            window.View.Text());
    }

    [Fact]
    public void After_a_break_there_is_a_discontinuity_and_where_it_differs_another_init_segment()
    {
        var back = Segment(8000).Select((part, index) => part with { Init = OtherInit, StartsAnew = index == 0 });
        var window = Window().Give(Segments(1)).Give(Segment(1000).Take(1));

        window.Pause();
        window.Give(back);

        Assert.Equal(
            """
            #EXT-X-MAP:URI="init-4bf5122f3445.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:00.000Z
            #EXT-X-PART:DURATION=0.500,URI="p70.0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.500,URI="p70.1.m4s"
            #EXTINF:1.000,
            s70.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:01.000Z
            #EXT-X-PART:DURATION=0.500,URI="p71.0.m4s",INDEPENDENT=YES
            #EXTINF:0.500,
            s71.m4s
            #EXT-X-DISCONTINUITY
            #EXT-X-MAP:URI="init-dbc1b4c900ff.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:08.000Z
            #EXT-X-PART:DURATION=0.500,URI="p72.0.m4s",INDEPENDENT=YES
            #EXT-X-PART:DURATION=0.500,URI="p72.1.m4s"
            #EXTINF:1.000,
            s72.m4s
            #EXT-X-PRELOAD-HINT:TYPE=PART,URI="p73.0.m4s"

            """,
            string.Join('\n', window.View.Text().Split('\n').Skip(8)));
    }

    [Fact]
    public void At_the_end_only_segments_are_left()
    {
        var window = Window("audio/").Give(Segments(2));

        window.End();

        Assert.Equal(
            """
            #EXT-X-MAP:URI="audio/init-4bf5122f3445.mp4"
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:00.000Z
            #EXTINF:1.000,
            audio/s70.m4s
            #EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:01.000Z
            #EXTINF:1.000,
            audio/s71.m4s
            #EXT-X-ENDLIST

            """,
            string.Join('\n', window.View.Text().Split('\n').Skip(8)));
    }

    [Fact]
    public void A_discontinuity_that_left_the_list_is_counted()
    {
        var again = Enumerable.Range(2, 8).SelectMany(number => Segment(number * 1000))
            .Select((part, index) => part with { StartsAnew = index == 0 });
        var window = Window().Give(Segments(2)).Give(again);

        Assert.Contains("#EXT-X-MEDIA-SEQUENCE:73\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n", window.View.Text());
        Assert.DoesNotContain("#EXT-X-DISCONTINUITY\n", window.View.Text());
    }

    [Fact]
    public void Within_a_stretch_the_worlds_time_goes_on_with_the_medias_however_late_parts_come()
    {
        var late = Segment(1000).Select(part => part with { Arrived = part.Arrived.AddSeconds(3) });

        var text = Window().Give(Segments(1)).Give(late).View.Text();

        Assert.Contains("#EXT-X-PROGRAM-DATE-TIME:2026-03-01T09:00:01.000Z", text);
    }

    [Fact]
    public void A_segment_that_begins_with_no_key_is_not_called_independent()
    {
        var text = Window().Give(Segments(1)).Give(Segment(1000).Select(part => part with { StartsWithKey = false }))
            .View.Text();

        Assert.DoesNotContain("INDEPENDENT-SEGMENTS", text);
    }

    [Fact]
    public void Long_parts_and_segments_raise_the_targets_and_segments_do_so_for_good()
    {
        var window = Window().Give(Segment(0, 9))
            .Give(Part(4500, 700) with { StartsSegment = true, EndsSegment = true });
        Assert.Contains("#EXT-X-TARGETDURATION:5\n", window.View.Text());
        Assert.Contains("PART-HOLD-BACK=2.100\n#EXT-X-PART-INF:PART-TARGET=0.700\n", window.View.Text());

        window.Give(Enumerable.Range(6, 20).SelectMany(number => Segment(number * 1000)));

        Assert.Contains("#EXT-X-TARGETDURATION:5\n", window.View.Text());
        Assert.Contains("#EXT-X-PART-INF:PART-TARGET=0.500\n", window.View.Text());
    }

    private static HlsWindow Window(string folder = "") =>
        new(folder, new PackagerOptions().Part, First, TimeProvider.System);
}
