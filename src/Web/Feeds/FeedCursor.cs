using LiveFair.Web.Lanes;

namespace LiveFair.Web.Feeds;

/// <summary>
/// A lane's place in a feed. Its next frame holds all that came since the last, so that a slow reader's frames merge.
/// It ends when the ring no longer reaches back to it: its stream then goes on by itself from where the lane stood.
/// </summary>
internal sealed class FeedCursor(LaneGroup group, LaneEncoding encoding, long after, int viewers) : LaneCursor(encoding)
{
    private readonly TaskCompletionSource _leftBehind = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The last offset that was handed to the lane; final once the lane has left.</summary>
    public long After { get; private set; } = after;

    /// <summary>How many viewers the lane was told of.</summary>
    public int Viewers { get; private set; } = viewers;

    /// <summary>The group that wakes it.</summary>
    public LaneGroup Group => group;

    /// <summary>Ends when the feed can give this cursor nothing more; fails where a frame cannot be made.</summary>
    public Task LeftBehind => _leftBehind.Task;

    public override byte[]? Next()
    {
        var view = group.View;
        if (After > view.Head || (After == view.Head && Viewers == view.Viewers))
        {
            return null;
        }

        try
        {
            if ((After == view.Head ? view.Empty() : view.Frame(After, Audience.Screen)) is not { } frame)
            {
                _leftBehind.TrySetResult();
                return null;
            }

            var payload = frame.Payload(Encoding);
            (After, Viewers) = (frame.Last, frame.Viewers);
            return payload;
        }
        catch (Exception problem)
        {
            // Its stream fails with it, and tells it; the other lanes of the group go on.
            _leftBehind.TrySetException(problem);
            return null;
        }
    }
}
