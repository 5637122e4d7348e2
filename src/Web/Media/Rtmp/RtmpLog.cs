using LiveFair.Live;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>What of RTMP is logged: only what those do who have a key, or anybody could fill the disk.</summary>
internal sealed partial class RtmpLog(ILogger<RtmpLog> logger)
{
    public void Began(SessionId session) => LogBegan(logger, session);

    public void Ended(SessionId session) => LogEnded(logger, session);

    public void Refused(SessionId session, Refusal refusal) => LogRefused(logger, session, refusal.Words);

    public void OpenFailed(SessionId session, Exception failure) => LogOpenFailed(logger, session, failure);

    [LoggerMessage(5101, LogLevel.Information, "Video of {Session} comes over RTMP")]
    private static partial void LogBegan(ILogger logger, SessionId session);

    [LoggerMessage(5102, LogLevel.Information, "Video of {Session} comes over RTMP no more")]
    private static partial void LogEnded(ILogger logger, SessionId session);

    [LoggerMessage(5103, LogLevel.Warning, "Video of {Session} that came over RTMP was refused: {Reason}")]
    private static partial void LogRefused(ILogger logger, SessionId session, string reason);

    [LoggerMessage(5104, LogLevel.Error, "Whether video of {Session} may come over RTMP could not be looked up")]
    private static partial void LogOpenFailed(ILogger logger, SessionId session, Exception failure);
}
