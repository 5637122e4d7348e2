using LiveFair.Web.Media;
using Microsoft.Extensions.Time.Testing;
using static LiveFair.Web.Tests.Media.TestParts;

namespace LiveFair.Web.Tests.Media;

public sealed class HlsWindowTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly HlsWindow _window;

    public HlsWindowTests() => _window = new HlsWindow("", TimeSpan.FromMilliseconds(500), 10, _time);

    [Fact]
    public async Task All_who_wait_for_a_part_get_the_view_that_has_it()
    {
        _window.Give(Segments(1));
        var waiting = Enumerable.Range(0, 100).Select(_ => Wait(11, 1)).ToList();

        _window.Take(Segment(1000).First());
        Assert.All(waiting, wait => Assert.False(wait.IsCompleted));
        _window.Take(Segment(1000).Last());

        var views = await Task.WhenAll(waiting);
        Assert.All(views, view => Assert.Same(_window.View, view));
        Assert.NotNull(views[0].Find(new HlsPlace(11, 1)));
    }

    [Fact]
    public async Task Who_waits_for_a_segment_gets_it_whole()
    {
        var waiting = Wait(10, null);

        _window.Take(Segments(1).First());
        Assert.False(waiting.IsCompleted);
        _window.Take(Segments(1).Last());

        Assert.True((await waiting).Find(10)?.IsDone);
    }

    [Fact]
    public async Task Who_begins_waits_for_the_first_whole_segment()
    {
        var waiting = _window.Until(null, CancellationToken.None);
        Assert.Null(_window.View.Playlist);

        foreach (var part in Segments(1))
        {
            Assert.False(waiting.IsCompleted);
            _window.Take(part);
        }

        Assert.True((await waiting.WaitAsync(TimeSpan.FromSeconds(20))).Find(10)?.IsDone);
    }

    [Theory]
    [InlineData(3, null, true)]
    [InlineData(10, null, true)]
    [InlineData(11, null, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 7, true)] // Behind the last of a whole segment: the first of the next, which is there.
    [InlineData(11, 0, true)]
    [InlineData(11, 1, false)]
    [InlineData(12, 0, false)]
    public void A_place_is_reached_or_not(long segment, int? part, bool isReached)
    {
        _window.Give(Segments(1)).Give(Segment(1000).Take(1));

        Assert.Equal(isReached, _window.View.Reaches(new HlsPlace(segment, part)));
    }

    [Fact]
    public void A_part_behind_the_last_of_the_newest_segment_is_the_first_of_the_next()
    {
        _window.Give(Segments(1));
        Assert.False(_window.View.Reaches(new HlsPlace(10, 2)));

        _window.Give(Segment(1000).Take(1));

        Assert.True(_window.View.Reaches(new HlsPlace(10, 2)));
    }

    [Theory]
    [InlineData(13, null, false)]
    [InlineData(14, null, true)]
    [InlineData(11, 3, false)]
    [InlineData(11, 4, true)]
    [InlineData(12, 2, false)]
    [InlineData(12, 3, true)]
    [InlineData(1, 99, false)]
    public void A_place_is_far_ahead_or_not(long segment, int? part, bool isFar)
    {
        _window.Give(Segments(1)).Give(Segment(1000).Take(1));

        Assert.Equal(isFar, _window.View.IsFarFrom(new HlsPlace(segment, part)));
    }

    [Fact]
    public async Task Waiting_ends_after_three_target_durations_with_what_there_is()
    {
        _window.Give(Segments(1));
        var waiting = Wait(11, 0);

        _time.Advance(TimeSpan.FromSeconds(6) - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Same(_window.View, await waiting);
    }

    [Fact]
    public async Task Waiting_ends_with_the_stream_and_with_the_player()
    {
        using var left = new CancellationTokenSource();
        _window.Give(Segments(1));
        var (ended, gone) = (Wait(11, 0), _window.Until(new HlsPlace(11, 0), left.Token));

        await left.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _window.End();

        Assert.True((await ended).IsEnded);
        Assert.True((await Wait(99, 0)).IsEnded);
    }

    [Fact]
    public void When_the_publisher_leaves_its_segment_is_whole_and_what_comes_later_begins_another()
    {
        _window.Give(Segment(0).Take(1));
        _window.Pause();
        Assert.True(_window.View.Find(10)?.IsDone);

        _window.Give(Part(9000, 500) with { StartsSegment = true, StartsAnew = true });

        Assert.Equal([10L, 11L], _window.View.Segments.Select(segment => segment.Number));
    }

    [Fact]
    public void Ten_segments_are_kept_beside_the_newest()
    {
        _window.Give(Segments(40)).Give(Segment(40_000).Take(1));

        Assert.Equal(Enumerable.Range(40, 11), _window.View.Segments.Select(segment => (int)segment.Number));
        Assert.Null(_window.View.Find(39));
        Assert.Null(_window.View.Find(51));
        Assert.NotNull(_window.View.Find(new HlsPlace(50, 0)));
        Assert.Null(_window.View.Find(new HlsPlace(50, 1)));
    }

    [Fact]
    public void Heavy_segments_are_kept_in_smaller_number()
    {
        _window.Give(Segments(20, bytes: 8 * 1024 * 1024));

        Assert.Equal(4, _window.View.Segments.Length);
    }

    [Fact]
    public void Bytes_are_those_of_the_parts_and_are_not_copied()
    {
        var parts = Segments(1).ToList();

        _window.Give(parts);

        Assert.Equal(parts.Select(part => part.Data), _window.View.Find(10)!.Parts.Select(part => part.Data));
        Assert.Same(Init, _window.View.FindInit(_window.View.Segments[0].Init.Name));
        Assert.Null(_window.View.FindInit("other"));
    }

    [Fact]
    public void Numbers_grow_faster_than_segments_and_fit_players_of_31_bits()
    {
        var now = new DateTimeOffset(2058, 12, 31, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(20, HlsWindow.FirstNumber(now.AddSeconds(10)) - HlsWindow.FirstNumber(now));
        Assert.InRange(HlsWindow.FirstNumber(now), 0, int.MaxValue);
    }

    [Fact]
    public void Breaks_begin_at_a_small_number_that_a_node_begun_anew_does_not_give_out_again()
    {
        const int Week = 7 * 24 * 60;
        var now = new DateTimeOffset(2058, 12, 31, 0, 0, 0, TimeSpan.Zero);
        long At(int minutes) => HlsWindow.FirstBreak(HlsWindow.FirstNumber(now.AddMinutes(minutes)));

        Assert.All(Enumerable.Range(0, 3 * Week), minutes => Assert.InRange(At(minutes), 0, 15_999));
        Assert.Equal(Week, Enumerable.Range(0, Week).Select(At).Distinct().Count());
    }

    private Task<HlsView> Wait(long segment, int? part) =>
        _window.Until(new HlsPlace(segment, part), CancellationToken.None);
}
