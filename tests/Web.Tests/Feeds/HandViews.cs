using LiveFair.Live.Log;
using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>A ring that a test fills, and the views of it.</summary>
internal sealed class HandViews
{
    /// <summary>Readable comments of a second: more than any test has.</summary>
    private const int Readable = 10_000;

    private int _viewers;

    public HandViews() => Newest = new FeedView(Ring, 0, 0);

    public LogRing Ring { get; } = new(Readable);

    public FeedView Newest { get; private set; }

    /// <summary>So many more notices.</summary>
    public FeedView Add(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Add(new Noticed("通知"));
        }

        return Newest;
    }

    public FeedView Add(EventBody body)
    {
        Ring.Add(ReadOnlyLog.Event(Newest.Head + 1, body));
        return Newest = new FeedView(Ring, Newest.Head + 1, _viewers);
    }

    /// <summary>Nothing new but the number of viewers.</summary>
    public FeedView Count(int viewers)
    {
        _viewers = viewers;
        return Newest = new FeedView(Ring, Newest.Head, viewers);
    }
}
