using System.Text;
using System.Text.Json.Nodes;
using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Inputs;
using MessagePack;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>Whatever stands in a field of a hub request, it is answered, and the connection goes on.</summary>
[Collection(nameof(SpoiledFair))]
public sealed class SpoiltCallTests(SpoiledFair fair) : FairTest(fair)
{
    private static readonly string[] Streams = ["Watch", "WatchGroup", "Board"];

    public static TheoryData<string> Methods() => [.. Samples("s", "p", "g").Keys];

    [Fact]
    public void Every_method_of_the_hub_has_a_sample_here() => Assert.Equal(
        typeof(LiveHub).GetMethods().Where(method => method.DeclaringType == typeof(LiveHub) && !method.IsSpecialName)
            .Select(method => method.Name).Order(StringComparer.Ordinal),
        Samples("s", "p", "g").Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_field_that_is_anything_else_is_answered_and_nothing_fails(string method)
    {
        var make = await Sample(method);
        await using var socket = await RawSocket.Open(Fair.Address, Fair.Staff, "json");
        var call = 0;
        foreach (var body in Spoilt.Bodies(make).Where(IsJson))
        {
            call++;
            await socket.SendText(
                $$"""{"type":{{Type(method)}}"""
                + $$""","invocationId":"{{call}}","target":"{{method}}","arguments":[{{body}}]}""");
            var told = await AnswerTo(socket, call, body);
            Assert.DoesNotContain("System.", told, StringComparison.Ordinal);
            Assert.DoesNotContain("LiveFair", told, StringComparison.Ordinal);
        }

        Assert.NotEqual(0, call);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task A_packed_field_that_is_anything_else_is_answered_and_nothing_fails(string method)
    {
        var make = await Sample(method);
        var bodies = Spoilt.Bodies(make).Where(IsJson).ToList();
        await using var socket = await RawSocket.Open(Fair.Address, Fair.Staff, "messagepack");
        for (var call = 1; call <= bodies.Count; call++)
        {
            await socket.SendPacked(Packed(method, $"{call}", MessagePackSerializer.ConvertFromJson(bodies[call - 1])));
            await AnswerToPacked(socket, $"{call}", bodies[call - 1]);
        }
    }

    private static Dictionary<string, Func<object>> Samples(string session, string posting, string group) => new()
    {
        ["Watch"] = () => new { sessionId = session, after = 0, epoch = "e" },
        ["WatchGroup"] = () => new { groupId = group, after = 0, epoch = "e" },
        ["Board"] = () => new { sessionId = session },
        ["Comment"] = () => new { sessionId = session, opId = TestRoom.Op(), text = "你好" },
        ["React"] = () => new { sessionId = session, postingId = posting, opId = TestRoom.Op(), kind = "want" },
        ["Say"] = () => new { groupId = group, opId = TestRoom.Op(), text = "你好", postingId = posting },
    };

    private async Task<Func<JsonObject>> Sample(string method)
    {
        var room = await Fair.NewLiveRoom();
        var (group, _) = await new SampleThings(Fair).Member();
        var make = Samples(room.Id, room.Postings[0], group)[method];
        return new SampleCall("", "", make).Body;
    }

    private static int Type(string method) => Streams.Contains(method) ? 4 : 1;

    /// <summary>A frame that is no JSON ends its connection, see <see cref="BadFrameTests"/>.</summary>
    private static bool IsJson(string body) => !body.Contains("NaN", StringComparison.Ordinal)
        || body.Contains("\"NaN\"", StringComparison.Ordinal);

    /// <summary>Reads to the end of a call; a stream that opened is closed by its first item.</summary>
    private static async Task<string> AnswerTo(RawSocket socket, int call, string body)
    {
        var told = new StringBuilder();
        var closing = false;
        while (await socket.Receive() is { } message)
        {
            var text = Encoding.UTF8.GetString(message);
            told.Append(text);
            if (text.Contains($"\"type\":3,\"invocationId\":\"{call}\"", StringComparison.Ordinal))
            {
                return told.ToString();
            }

            if (!closing && text.Contains("\"type\":2", StringComparison.Ordinal))
            {
                closing = true;
                await socket.SendText($$"""{"type":5,"invocationId":"{{call}}"}""");
            }
        }

        throw new InvalidOperationException($"{body} ended the connection: {told}");
    }

    private static async Task AnswerToPacked(RawSocket socket, string call, string body)
    {
        byte[] completed = [0x03, 0x80, .. Text(call)];
        byte[] item = [0x02, 0x80, .. Text(call)];
        var closing = false;
        while (await socket.Receive() is { } message)
        {
            if (message.AsSpan().IndexOf(completed) >= 0)
            {
                return;
            }

            if (!closing && message.AsSpan().IndexOf(item) >= 0)
            {
                closing = true;
                await socket.SendPacked([0x93, 0x05, 0x80, .. Text(call)]);
            }
        }

        throw new InvalidOperationException($"{body} ended the connection");
    }

    private static byte[] Packed(string method, string call, byte[] argument) =>
        [0x96, (byte)Type(method), 0x80, .. Text(call), .. Text(method), 0x91, .. argument, 0x90];

    private static byte[] Text(string text) => MessagePackSerializer.Serialize(text);
}
