using System.Threading.Channels;
using LiveFair.Live.Ids;
using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>
/// A recording in files, written by a thread of its own: a disk that hangs holds up nobody else. When a part cannot be
/// taken or written, the recording goes on with a key frame: at once after a queue that was full, half a minute after a
/// disk that failed.
/// </summary>
internal sealed partial class FileRecording : IRecording
{
    /// <summary>Parts that may wait: half a minute.</summary>
    public const int MostWaiting = 64;

    /// <summary>Bytes of parts that may wait.</summary>
    public const long MostBytesWaiting = 64 * 1024 * 1024;

    /// <summary>How long nothing is written after the disk failed.</summary>
    public static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<MediaPart> _parts = Channel.CreateBounded<MediaPart>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SessionId _session;
    private readonly RecordingFolder _folder;
    private readonly RecordingWriter _writer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _waitingBytes;
    private bool _isSkipping;
    private int _isIncomplete;
    private int _isOver;
    private long? _failed;
    private bool _needsKey;
    private bool _isRemembered;

    public FileRecording(
        SessionId session, RecordingFolder folder, RecordingWriter writer, TimeProvider time, ILogger logger)
    {
        (_session, _folder, _writer, _time, _logger) = (session, folder, writer, time, logger);
        new Thread(WriteAll) { IsBackground = true, Name = "recording" }.Start();
    }

    public bool IsIncomplete => Volatile.Read(ref _isIncomplete) == 1;

    public void Take(MediaPart part)
    {
        if (_isSkipping && !part.StartsWithKey)
        {
            return;
        }

        if (Volatile.Read(ref _isOver) == 1)
        {
            return;
        }

        _isSkipping = Interlocked.Read(ref _waitingBytes) + part.Data.Length > MostBytesWaiting
            || !_parts.Writer.TryWrite(part);
        if (_isSkipping)
        {
            if (Interlocked.Exchange(ref _isIncomplete, 1) == 0)
            {
                LogSlow(_logger, _session);
            }
        }
        else
        {
            Interlocked.Add(ref _waitingBytes, part.Data.Length);
        }
    }

    public void End()
    {
        Volatile.Write(ref _isOver, 1);
        _parts.Writer.TryComplete();
    }

    public async ValueTask DisposeAsync()
    {
        End();
        try
        {
            await _written.Task.WaitAsync(Patience, _time);
        }
        catch (TimeoutException)
        {
            LogUnwritten(_logger, _session);
        }
    }

    private void WriteAll()
    {
        using (_writer)
        {
            while (_parts.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (_parts.Reader.TryRead(out var part))
                {
                    Interlocked.Add(ref _waitingBytes, -part.Data.Length);
                    Write(part);
                }
            }

            Guard(_writer.Close);
        }

        Remember();
        _written.SetResult();
    }

    private void Write(MediaPart part)
    {
        if (_failed is { } failed && _time.GetElapsedTime(failed) < TryAgain)
        {
            return;
        }

        Remember();

        _needsKey &= !part.StartsWithKey;
        if (!_needsKey && Guard(() => _writer.Write(part)))
        {
            _failed = null;
        }
    }

    /// <summary>Notes on the disk that something is missing, for whoever watches later.</summary>
    private void Remember()
    {
        if (IsIncomplete && !_isRemembered)
        {
            _isRemembered = Guard(_folder.TakeMark);
        }
    }

    /// <summary>
    /// Does something with the disk; when that fails, the recording is incomplete from now on. It is noted before
    /// anybody is told: who watches a moment later is told as well.
    /// </summary>
    private bool Guard(Action act)
    {
        if (Failure(act) is not { } problem)
        {
            return true;
        }

        Interlocked.Exchange(ref _isIncomplete, 1);
        (_failed, _needsKey) = (_time.GetTimestamp(), true);
        _isRemembered = _isRemembered || Failure(_folder.TakeMark) is null;
        LogFailed(_logger, _session, problem);
        return false;
    }

    private static Exception? Failure(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception problem)
        {
            // Out of this thread it would end the node. The broadcast is worth more than its recording, and the host is
            // told.
            return problem;
        }
    }

    [LoggerMessage(5301, LogLevel.Error, "The recording of session {Session} has a gap: the disk failed")]
    private static partial void LogFailed(ILogger logger, SessionId session, Exception problem);

    [LoggerMessage(5302, LogLevel.Error, "The recording of session {Session} has a gap: the disk is too slow")]
    private static partial void LogSlow(ILogger logger, SessionId session);

    [LoggerMessage(5303, LogLevel.Error, "The end of the recording of session {Session} is not on the disk yet")]
    private static partial void LogUnwritten(ILogger logger, SessionId session);
}
