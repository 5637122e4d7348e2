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

    /// <summary>
    /// Ids of streams, of one to three digits: a client numbers all its calls, and those of a hall have made more or
    /// fewer before they watch. What a server keeps for each id is to be measured as well.
    /// </summary>
    private static readonly string[] Streams = [.. Enumerable.Range(0, 40).Select(i => $"{5 * i}")];

    private readonly string _comment = new('\u0001', bytes);
    private readonly string _unique = new('\u0002', 24);
    private readonly string _invocation = new('\u0003', 8);

    /// <summary>Sent every ten seconds, as the official clients do, so that the server knows they are there.</summary>
    public static IReadOnlyList<string> KeepAlive => ["-k", $"10/bin:{Spell(PingMessage.Instance)}"];

    /// <summary>A call of the plain hub.</summary>
    public IReadOnlyList<string> Publish => ["-m", Commented(new InvocationMessage("Publish", [_comment]))];

    /// <summary>Opens the stream of a session: viewers take these in turn.</summary>
    public static IEnumerable<string> Watch(string session) => Streams.Select(stream => "bin:" + Spell(
        new StreamInvocationMessage(
            stream, "Watch", [new Dictionary<string, object> { ["sessionId"] = session }])));

    /// <summary>
    /// The same in the same order, opened again behind the last offset that came, which the load client writes in.
    /// </summary>
    public static IEnumerable<string> WatchOn(string session, string epoch) => Streams.Select(stream => "bin:" + Spell(
        new StreamInvocationMessage(
            stream,
            "Watch",
            [new Dictionary<string, object> { ["sessionId"] = session, ["epoch"] = epoch, ["after"] = After }]))
        .Replace(Run(4, 8), "{A}", StringComparison.Ordinal));

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
