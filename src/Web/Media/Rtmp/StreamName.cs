using LiveFair.Live.Ids;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// What a publisher enters as the stream's name or key: <c>{sessionId}?key={secret}</c>. A class without a text of its
/// own, so that no line of a log can hold the secret by mistake.
/// </summary>
internal sealed class StreamName
{
    private const int LongestKey = 128;
    private const string KeyIs = "key=";

    private StreamName(SessionId session, string key) => (Session, Key) = (session, key);

    public SessionId Session { get; }

    public string Key { get; }

    /// <summary>Reads a name; null when it cannot be one.</summary>
    public static StreamName? Read(string? text)
    {
        var parts = (text ?? "").Split('?', 2);
        if (parts.Length < 2 || !SessionId.TryParse(parts[0], out var session))
        {
            return null;
        }

        var key = parts[1].Split('&').FirstOrDefault(part => part.StartsWith(KeyIs, StringComparison.Ordinal));
        return key?[KeyIs.Length..] is { Length: > 0 and <= LongestKey } secret
            ? new StreamName(session, secret)
            : null;
    }
}
