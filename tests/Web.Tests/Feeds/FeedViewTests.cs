using LiveFair.Live.Log;
using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Feeds;

public sealed class FeedViewTests
{
    private readonly FeedView _view;

    public FeedViewTests()
    {
        var ring = new LogRing(10_000);
        for (var i = 1; i <= 200; i++)
        {
            ring.Add(ReadOnlyLog.Event(i, new Noticed($"{i}")));
        }

        _view = new FeedView(ring, 200, 1);
    }

    [Fact]
    public void Who_stands_at_the_same_place_shares_a_frame() =>
        Assert.Same(_view.Frame(150, Audience.Screen), _view.Frame(150, Audience.Screen));

    [Fact]
    public void Frames_of_many_places_are_given_but_not_all_kept()
    {
        var frames = Enumerable.Range(0, 200).Select(after => _view.Frame(after, Audience.Everything)).ToList();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), frames.Select(frame => frame!.First));
        var kept = frames.Where((frame, after) => ReferenceEquals(frame, _view.Frame(after, Audience.Everything)));
        Assert.Equal(64, kept.Count());
    }
}
