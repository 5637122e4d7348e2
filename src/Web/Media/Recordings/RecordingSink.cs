using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;

namespace LiveFair.Web.Media.Recordings;

/// <summary>
/// Hands a stream's parts to its recording while the session is on air. The last seconds before are held, for the start
/// is noticed a moment after it happened; what of them came too early is no part of the replay.
/// </summary>
internal sealed class RecordingSink(SessionId session, IRecordingStore recordings) : IPartSink
{
    private static readonly TimeSpan HeldBefore = TimeSpan.FromSeconds(5);

    private readonly Queue<MediaPart> _before = new();
    private IRecording? _recording;
    private bool _isOnAir;

    /// <summary>What the host of a stream should know of its recording.</summary>
    public static IEnumerable<HealthWarning> Warn(VideoStream stream) =>
        stream.Packaged.Sink<RecordingSink>() is { _recording.IsIncomplete: true }
            ? [HealthWarning.RecordingIncomplete]
            : [];

    public void GoOnAir()
    {
        _isOnAir = true;
        while (_before.TryDequeue(out var part))
        {
            Record(part);
        }
    }

    public void Take(MediaPart part)
    {
        if (_isOnAir)
        {
            Record(part);
            return;
        }

        _before.Enqueue(part);
        while (part.Arrived - _before.Peek().Arrived > HeldBefore)
        {
            _before.Dequeue();
        }
    }

    public void Pause()
    {
        // The publisher may come again, and the recording goes on.
    }

    public void End()
    {
        _before.Clear();
        _recording?.End();
    }

    public ValueTask DisposeAsync() => _recording?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Record(MediaPart part) => (_recording ??= recordings.Record(session)).Take(part);
}
