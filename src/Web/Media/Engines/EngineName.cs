using LiveFair.Live.Ids;

namespace LiveFair.Web.Media.Engines;

/// <summary>A stream and somebody at it, as an engine's hook names them.</summary>
/// <param name="App">The application, or the path in front of the stream's name.</param>
/// <param name="Session">Whose video.</param>
/// <param name="Client">The engine's own name of the connection; as it came, and never trusted further.</param>
internal sealed record EngineName(string App, SessionId Session, string Client)
{
    private const int LongestClient = 128;

    /// <summary>Reads the three; null when they cannot be meant.</summary>
    public static EngineName? Read(string? app, string? stream, string? client) =>
        app is not null && client is { Length: <= LongestClient } && SessionId.TryParse(stream, out var session)
            ? new EngineName(app, session, client)
            : null;

    /// <summary>Reads a path like <c>live/ID</c>.</summary>
    public static EngineName? ReadPath(string? path, string? client)
    {
        var slash = path?.LastIndexOf('/') ?? -1;
        return Read(slash < 0 ? "" : path![..slash], path?[(slash + 1)..], client);
    }
}
