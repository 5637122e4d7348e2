using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Media.Engines;

/// <summary>Answers an engine's hooks, whatever form they have: who may publish or watch what.</summary>
internal sealed partial class EngineDesk(
    PublishDoor door, ISessionStore sessions, EngineAddresses addresses, EngineStreams streams,
    ILogger<EngineDesk> logger)
{
    private static readonly Refusal Unknown = Refusal.NotAllowed("There is no such stream here.");

    /// <summary>Somebody begins to publish, or is still there.</summary>
    /// <param name="name">The stream as the engine names it, and who it is.</param>
    /// <param name="key">The session's key as they sent it.</param>
    public async Task<Refusal?> Publish(EngineName name, string key)
    {
        if (await Check(name, key) is { } refusal)
        {
            return refusal;
        }

        var wasLive = streams.IsLive(name.Session);
        streams.With(name.Session, stream => stream.Begin(name.Client));
        if (!wasLive)
        {
            LogBegun(logger, name.Session);
        }

        return null;
    }

    /// <summary>Somebody asks whether they may publish; <see cref="Begin"/> tells that they do.</summary>
    public async Task<Refusal?> Expect(EngineName name, string key)
    {
        if (await Check(name, key) is { } refusal)
        {
            return refusal;
        }

        streams.With(name.Session, stream => stream.Expect(name.Client));
        return null;
    }

    /// <summary>Somebody who was let in before begins to publish.</summary>
    public Refusal? Begin(EngineName name)
    {
        if (!streams.TryFind(name.Session, out var stream) || !stream.BeginExpected(name.Client))
        {
            return Unknown;
        }

        LogBegun(logger, name.Session);
        return null;
    }

    /// <summary>Somebody left; of no account when they did not publish.</summary>
    public void End(EngineName name)
    {
        if (streams.TryFind(name.Session, out var stream) && stream.End(name.Client) && !stream.IsLive)
        {
            LogEnded(logger, name.Session);
        }
    }

    /// <summary>Somebody wants to watch.</summary>
    public async Task<Refusal?> Watch(EngineName name) =>
        name.App == addresses.App && await sessions.Find(name.Session) is { Stage: not SessionStage.Ended }
            ? null
            : Unknown;

    private async Task<Refusal?> Check(EngineName name, string key) =>
        name.App == addresses.App && name.Client.Length > 0 ? await door.Check(name.Session, key) : Unknown;

    [LoggerMessage(5201, LogLevel.Information, "Session {Session} is published at the media engine")]
    private static partial void LogBegun(ILogger logger, SessionId session);

    [LoggerMessage(5202, LogLevel.Information, "Session {Session} is published no more at the media engine")]
    private static partial void LogEnded(ILogger logger, SessionId session);
}
