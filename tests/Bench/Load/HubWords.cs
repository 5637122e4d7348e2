using System.Text;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Bench.Load;

/// <summary>SignalR's messages as the load client's options spell them: made by SignalR's own protocol.</summary>
internal sealed class HubWords(int bytes)
{
    public const string Handshake = """text:{"protocol":"messagepack","version":1}\x1e""";

    /// <summary>Stands where an offset will: it takes eight bytes, as any offset may.</summary>
    private const long After = 0x0404_0404_0404_0404;

    private static readonly MessagePackHubProtocol Protocol = new();

    private readonly string _comment = new('\u0001', bytes);
    private readonly string _unique = new('\u0002', 24);
    private readonly string _invocation = new('\u0003', 8);

    /// <summary>Sent every ten seconds, as the official clients do, so that the server knows they are there.</summary>
    public static IReadOnlyList<string> KeepAlive => ["-k", $"10/bin:{Spell(PingMessage.Instance)}"];

    /// <summary>A call of the plain hub.</summary>
    public IReadOnlyList<string> Publish => ["-m", Commented(new InvocationMessage("Publish", [_comment]))];

    /// <summary>Opens the stream of a session.</summary>
    public static string Watch(string session) => "bin:" + Spell(new StreamInvocationMessage(
        "1", "Watch", [new Dictionary<string, object> { ["sessionId"] = session }]));

    /// <summary>Opens it again behind the last offset that came, which the load client writes in.</summary>
    public static string WatchOn(string session, string epoch) => "bin:" + Spell(new StreamInvocationMessage(
        "1",
        "Watch",
        [new Dictionary<string, object> { ["sessionId"] = session, ["epoch"] = epoch, ["after"] = After }]))
        .Replace(Run(4, 8), "{A}", StringComparison.Ordinal);

    /// <summary>Comments in a session, each under an opId of its own; nothing is answered.</summary>
    public IReadOnlyList<string> Comment(string session) =>
        ["-m", Commented(new InvocationMessage("Comment", Request(session)))];

    /// <summary>The same, and the answer is waited for.</summary>
    public IReadOnlyList<string> AskedComment(string session) =>
        ["-m", Commented(new InvocationMessage(_invocation, "Comment", Request(session)))];

    private object[] Request(string session) =>
    [
        new Dictionary<string, object> { ["sessionId"] = session, ["opId"] = _unique, ["text"] = _comment },
    ];

    private string Commented(HubMessage message) => "bin:" + Spell(message)
        .Replace(Run(1, bytes), "{P}", StringComparison.Ordinal)
        .Replace(Run(2, 24), "{S}", StringComparison.Ordinal)
        .Replace(Run(3, 8), "{I}", StringComparison.Ordinal);

    private static string Spell(HubMessage message)
    {
        var spelt = new StringBuilder();
        foreach (var one in Protocol.GetMessageBytes(message).Span)
        {
            spelt.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\x{one:x2}");
        }

        return spelt.ToString();
    }

    private static string Run(int one, int times) => string.Concat(Enumerable.Repeat($"\\x{one:x2}", times));
}
