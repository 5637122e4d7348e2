using System.Text;
using LiveFair.Web.Tests.Hosting;
using MessagePack;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>Whatever one connection sends is that connection's own misfortune.</summary>
[Collection(nameof(RoomyFair))]
public sealed class BadFrameTests(RoomyFair fair) : FairTest(fair)
{
    // SignalR itself logs a broken connection as an error; the process and everybody else go on, which is tested here.
    private const string BrokenConnection = "Error when processing requests.";

    private static readonly int[] Depths = [17, 60, 1_000, 16_000];

    public static TheoryData<string, string> BrokenText() => new()
    {
        { "truncated", """{"type":1,"target":"Comment","argum""" },
        { "no object", "[1,2,3]" },
        { "a number", "42" },
        { "empty", "" },
        { "NUL", "\0" },
        { "a type that is none", """{"type":"one"}""" },
        { "no type", """{"target":"Comment"}""" },
        { "no target", """{"type":1,"arguments":[{}]}""" },
        { "deep arrays", $$"""{"type":1,"invocationId":"1","target":"Comment","arguments":{{Nested(16_000)}}}""" },
        {
            "too long",
            $$"""{"type":1,"invocationId":"1","target":"Comment","arguments":["{{new string('x', 33 * 1024)}}"]}"""
        },
    };

    [Theory]
    [MemberData(nameof(BrokenText))]
    public async Task A_broken_text_frame_ends_only_its_own_connection(string what, string frame)
    {
        Fair.Logs.Expect(BrokenConnection);
        await OthersGoOn(async socket =>
        {
            await socket.SendText(frame);
            var answer = await socket.ReceiveToTheEnd();
            Assert.True(answer.Contains("\"type\":7", StringComparison.Ordinal), $"{what}: {answer}");
            Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Bad_UTF8_in_a_text_frame_ends_only_its_own_connection()
    {
        Fair.Logs.Expect(BrokenConnection);
        await OthersGoOn(async socket =>
        {
            var frame = """{"type":1,"target":"Com"""u8.ToArray();
            await socket.Send([.. frame, 0xC3, 0x28, 0xFF, .. "\"}\u001e"u8.ToArray()]);
            await socket.ReceiveToTheEnd();
        });
    }

    [Theory]
    [InlineData("Comment", "[]")]
    [InlineData("Comment", "[5]")]
    [InlineData("Comment", "[\"x\"]")]
    [InlineData("Comment", "[[]]")]
    [InlineData("Comment", "[{\"text\":5}]")]
    [InlineData("Comment", "[{\"text\":{}}]")]
    [InlineData("Comment", "[{\"text\":\"\\ud800\"}]")]
    [InlineData("Comment", "[{\"\\ud800\":1}]")]
    [InlineData("Comment", "[{},{},{}]")]
    [InlineData("React", "[{\"kind\":1}]")]
    [InlineData("Say", "[true]")]
    [InlineData("Nothing", "[{}]")]
    [InlineData("Dispose", "[]")]
    [InlineData("OnConnectedAsync", "[]")]
    public async Task A_call_with_wrong_arguments_is_answered_with_an_error_and_the_connection_goes_on(
        string method, string arguments) => await OthersGoOn(async socket =>
    {
        for (var call = 1; call <= 2; call++)
        {
            await socket.SendText(
                $$"""{"type":1,"invocationId":"{{call}}","target":"{{method}}","arguments":{{arguments}}}""");
            var answer = Encoding.UTF8.GetString((await socket.Receive())!);
            Assert.Contains($"\"type\":3,\"invocationId\":\"{call}\",\"error\":", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("LiveFair", answer, StringComparison.Ordinal);
        }
    });

    [Theory]
    [InlineData("Comment", "[{}]")]
    [InlineData("Comment", "[null]")]
    [InlineData("Comment", "[{\"sessionId\":\"a b\",\"opId\":\"o\",\"text\":\"你好\"}]")]
    [InlineData("React", "[{\"kind\":\"love\"}]")]
    [InlineData("Say", "[{\"groupId\":\"../..\"}]")]
    public async Task A_command_that_cannot_be_is_refused_with_INVALID(string method, string arguments) =>
        await OthersGoOn(async socket =>
        {
            await socket.SendText(
                $$"""{"type":1,"invocationId":"1","target":"{{method}}","arguments":{{arguments}}}""");
            Assert.Equal(
                """{"type":3,"invocationId":"1","result":{"ok":false,"code":"INVALID"}}""" + "\u001e",
                Encoding.UTF8.GetString((await socket.Receive())!));
        });

    public static TheoryData<string, string> BrokenPacked()
    {
        var data = new TheoryData<string, string>
        {
            { "truncated", "96 01 80 A1 31" },
            { "empty", "" },
            { "no array", "A3 61 62 63" },
            { "map32 that says it has four thousand million entries", "DF FF FF FF FF" },
            { "array32 that says it has four thousand million items", "DD FF FF FF FF" },
            { "str32 that says it is four gigabytes", "96 01 80 DB FF FF FF FF" },
            { "bin32 that says it is four gigabytes", "96 01 80 C6 FF FF FF FF" },
            { "headers that say they are four thousand million", "96 01 DF FF FF FF FF A1 31" },
            {
                "arguments that say they are four thousand million",
                "96 01 80 A1 31 A7 43 6F 6D 6D 65 6E 74 DD FF FF FF FF"
            },
            { "a message type of text", "91 A3 61 62 63" },
            { "a byte that MessagePack never uses", "C1" },
        };
        var random = new Random(20261123);
        for (var i = 0; i < 30; i++)
        {
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);

            // A message of an unknown type is passed over and not answered; these are all of a known one, or none.
            byte[] start = (i % 3) switch { 0 => [0x96, 0x01], 1 => [0x96, 0x01, 0x80, 0xA1, 0x31], _ => [0x00] };
            data.Add($"random {i}", Convert.ToHexString([.. start, .. bytes]));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(BrokenPacked))]
    public async Task A_broken_packed_frame_hurts_nobody_else(string what, string hex)
    {
        Fair.Logs.Expect(BrokenConnection);
        await OthersGoOn(
            async socket =>
            {
                await socket.SendPacked(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
                await socket.Send([0x02, 0x91, 0x07]);
                var answer = await socket.ReceiveToTheEnd();
                Assert.False(answer.Contains("LiveFair", StringComparison.Ordinal), $"{what}: {answer}");
            },
            "messagepack");
    }

    [Fact]
    public async Task A_length_that_is_none_ends_only_its_own_connection()
    {
        Fair.Logs.Expect(BrokenConnection);
        await OthersGoOn(
            async socket =>
            {
                await socket.Send([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
                await socket.ReceiveToTheEnd();
            },
            "messagepack");
    }

    [Fact]
    public async Task A_packed_message_over_32_KiB_ends_only_its_own_connection()
    {
        Fair.Logs.Expect(BrokenConnection);
        await OthersGoOn(
            async socket =>
            {
                await socket.SendPacked(Invocation("Comment", Text(new string('x', 33 * 1024))));
                await socket.ReceiveToTheEnd();
            },
            "messagepack");
    }

    [Fact]
    public async Task Deeply_nested_arguments_are_refused_on_their_own_connection_only()
    {
        Fair.Logs.Expect(BrokenConnection);
        foreach (var depth in Depths)
        {
            var deep = Enumerable.Repeat((byte)0x91, depth).Append((byte)0x90).ToArray();
            byte[] unknownKey = [0x81, 0xA1, (byte)'x', .. deep];
            foreach (var argument in new[] { deep, unknownKey })
            {
                await OthersGoOn(
                    async socket =>
                    {
                        await socket.SendPacked(Invocation("Comment", argument));
                        await socket.Send([0x02, 0x91, 0x07]);
                        await socket.ReceiveToTheEnd();
                    },
                    "messagepack");
            }
        }
    }

    [Theory]
    [InlineData("90")]
    [InlineData("05")]
    [InlineData("A178")]
    [InlineData("81A474657874C2")]
    [InlineData("81A47465787482C001C002")]
    [InlineData("81A973657373696F6E496401")]
    public async Task Packed_arguments_of_a_wrong_type_are_answered_with_an_error_and_the_connection_goes_on(
        string hex) =>
        await OthersGoOn(
            async socket =>
            {
                for (var call = 0; call < 2; call++)
                {
                    await socket.SendPacked(Invocation("Comment", Convert.FromHexString(hex)));
                    var answer = Encoding.UTF8.GetString((await socket.Receive())!);
                    Assert.Contains("error", answer, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("LiveFair", answer, StringComparison.Ordinal);
                }
            },
            "messagepack");

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static byte[] Text(string text) => MessagePackSerializer.Serialize(text);

    /// <summary>An invocation with one argument of any bytes.</summary>
    private static byte[] Invocation(string target, byte[] argument) =>
        [0x96, 0x01, 0x80, 0xA1, 0x31, .. Text(target), 0x91, .. argument, 0x90];

    /// <summary>
    /// Lets a stranger send, and proves that somebody who was there before neither lost the connection nor the room.
    /// </summary>
    private async Task OthersGoOn(Func<RawSocket, Task> send, string protocol = "json")
    {
        var room = await Fair.NewLiveRoom();
        var bystander = await Connect((await Fair.NewVerifiedViewer()).Token);
        await using (var socket = await RawSocket.Open(Fair.Address, (await Fair.NewViewer()).Token, protocol))
        {
            await send(socket);
        }

        await Comment(bystander, room, "还在");
        Assert.Equal(2, await room.Head());
    }
}
