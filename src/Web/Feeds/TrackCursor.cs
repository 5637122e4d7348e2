using LiveFair.Web.Lanes;

namespace LiveFair.Web.Feeds;

/// <summary>
/// A lane's place in a <see cref="FrameTrack"/>. It ends when the frame that comes next is gone: its stream then goes
/// on by itself from the last offset that was handed to the lane.
/// </summary>
internal sealed class TrackCursor(FrameTrack track, LaneEncoding encoding, long number, long after) : LaneCursor
{
    private readonly TaskCompletionSource _leftBehind = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _number = number;

    /// <summary>The last offset that was handed to the lane; final once the lane has left.</summary>
    public long After { get; private set; } = after;

    /// <summary>Ends when the track has gone on without this cursor.</summary>
    public Task LeftBehind => _leftBehind.Task;

    public override ReadOnlyMemory<byte> Next()
    {
        if (_number >= track.Number || _leftBehind.Task.IsCompleted)
        {
            return default;
        }

        if (track.Find(_number + 1) is not { } frame)
        {
            _leftBehind.TrySetResult();
            return default;
        }

        _number++;
        After = frame.Last;
        return frame.Encoded(encoding);
    }
}
