namespace LiveFair.Web.Tests.Media;

/// <summary>Names of streams and applications that a file system, a shell, a log or a parser would trip over.</summary>
internal static class HostileNames
{
    public static IReadOnlyList<string> All { get; } =
    [
        "..", "../fair1", "../../keys/play", "..%2ffair1", "%2e%2e%2ffair1", "%252e%252e%252ffair1", "..\\fair1",
        "/etc/passwd", "fair1/../fair2", "fair1;id", "fair1|id", "fair1&&id", "`id`", "$(id)", "fair1\nid",
        "fair1\r\nX: y", "fair1\0", "\0", "fair1 ", " fair1", "fair1'--", "fair1\"", "<b>", "fair1.flv", "con.",
        "~root", "职位", "fair１", "fair1\u202e", new string('a', 41), new string('a', 4_096),
        string.Concat(Enumerable.Repeat("../", 1_400)),
        string.Concat(Enumerable.Repeat("%252e", 800)),
    ];
}
