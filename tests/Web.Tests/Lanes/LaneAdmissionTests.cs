using LiveFair.Live;
using LiveFair.Web.Feeds;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>Who gets in: every request is answered as it would be without lanes.</summary>
public sealed class LaneAdmissionTests(LaneFair lanes, StreamFair streams) : TwoFairTest(lanes, streams)
{
    private static readonly Dictionary<string, Action<List<string>>> Requests = new()
    {
        ["a proper upgrade"] = _ => { },
        ["words in other letters"] = lines =>
            (lines[2], lines[3]) = ("connection: keep-alive, UPGRADE", "upgrade: WebSocket"),
        ["an offer to compress"] = lines => lines.Add("Sec-WebSocket-Extensions: permessage-deflate"),
        ["an offer of protocols"] = lines => lines.Add("Sec-WebSocket-Protocol: chat, superchat"),
        ["another path's letters"] = lines =>
            lines[0] = lines[0].Replace("/hubs/live", "/HUBS/Live", StringComparison.Ordinal),
        ["a path with a slash more"] = lines =>
            lines[0] = lines[0].Replace("live?", "live/?", StringComparison.Ordinal),
        ["a path below"] = lines => lines[0] = lines[0].Replace("live?", "live/x?", StringComparison.Ordinal),
        ["no upgrade at all"] = lines => lines.RemoveRange(2, 4),
        ["no Connection"] = lines => lines.RemoveAt(2),
        ["no Upgrade"] = lines => lines.RemoveAt(3),
        ["an upgrade to something else"] = lines => lines[3] = "Upgrade: h2c",
        ["no version"] = lines => lines.RemoveAt(4),
        ["an old version"] = lines => lines[4] = "Sec-WebSocket-Version: 8",
        ["no key"] = lines => lines.RemoveAt(5),
        ["a short key"] = lines => lines[5] = "Sec-WebSocket-Key: dGhl",
        ["a long key"] = lines => lines[5] += "dGhl",
        ["a key that is no base64"] = lines => lines[5] = "Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!!!",
        ["a key of 18 bytes"] = lines => lines[5] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQAA",
        ["two keys"] = lines => lines.Add(lines[5]),
        ["a POST"] = lines => lines[0] = lines[0].Replace("GET", "POST", StringComparison.Ordinal),
        ["a POST with a body's length"] = lines =>
        {
            lines[0] = lines[0].Replace("GET", "POST", StringComparison.Ordinal);
            lines.Add("Content-Length: 0");
        },
        ["a HEAD"] = lines => lines[0] = lines[0].Replace("GET", "HEAD", StringComparison.Ordinal),
        ["a negotiation"] = lines =>
        {
            lines[0] = "POST /hubs/live/negotiate?negotiateVersion=1 HTTP/1.1";
            lines.RemoveRange(2, 4);
            lines.Add("Content-Length: 0");
        },
        ["long polling"] = lines =>
        {
            lines[0] = "GET /hubs/live?id=nobody HTTP/1.1";
            lines.RemoveRange(2, 4);
        },
        ["server-sent events"] = lines =>
        {
            lines.RemoveRange(2, 4);
            lines.Add("Accept: text/event-stream");
        },
        ["another site's page"] = lines => lines.Add("Origin: https://evil.example"),
        ["a page without a site"] = lines => lines.Add("Origin: null"),
        ["a page of another site by its hint"] = lines => lines.Add("Sec-Fetch-Site: cross-site"),
        ["our own page"] = lines => lines.Add("Origin: http://" + lines[1]["Host: ".Length..]),
        ["a forged token"] = lines => lines.Add("Authorization: Bearer CfDJ8AAAAAAAAAAAAAAAAAAAAAA"),
    };

    public static TheoryData<string> RequestNames() => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(RequestNames))]
    public async Task A_request_is_answered_as_it_would_be_without_lanes(string what) => await Same(async fair =>
    {
        var lines = RawPeer.Upgrade(fair, Op());
        Requests[what](lines);
        await using var peer = await RawPeer.Ask(fair.Address, lines);
        return Comparable(peer.Head);
    });

    /// <summary>SignalR knows none; on a lane there is nothing to resume, so that no id is needed.</summary>
    [Fact]
    public async Task A_connection_id_that_nobody_negotiated_is_let_in_under_a_new_one()
    {
        var lines = RawPeer.Upgrade(Of(FeedTransport.Lanes), Op());
        lines[0] = lines[0].Replace("live?", "live?id=nobody&", StringComparison.Ordinal);
        await using var peer = await RawPeer.Ask(Of(FeedTransport.Lanes).Address, lines);
        Assert.StartsWith("HTTP/1.1 101", peer.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_speaks_before_it_is_answered_is_answered_first_all_the_same()
    {
        var (fair, who) = (Of(FeedTransport.Lanes), Op());
        var early = RawPeer.Message("""{"protocol":"json","version":1}""");
        await using var peer = await RawPeer.Ask(fair.Address, RawPeer.Upgrade(fair, who), early: early);
        Assert.StartsWith("HTTP/1.1 101", peer.Head, StringComparison.Ordinal);
        Assert.Equal("{}", await peer.Hear());
        await peer.Watch((await fair.NewLiveRoom()).Id);
        Assert.Null(fair.Connections[who].Lane);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("query")]
    [InlineData("header")]
    [InlineData("cookie")]
    [InlineData("expired")]
    [InlineData("forged")]
    public async Task A_token_says_as_much_as_it_does_without_lanes(string how)
    {
        var heard = await Same(async fair =>
        {
            var room = await fair.NewLiveRoom();
            await using var peer = await Enter(fair, how);
            await peer.Say("""{"protocol":"json","version":1}""");
            Assert.Equal("{}", await peer.Hear());
            await peer.Say(
                $$"""
                {"type":1,"invocationId":"1","target":"React","arguments":[{"sessionId":"{{room.Id}}",
                "postingId":"{{room.Postings[0]}}","opId":"{{Op()}}","kind":"want"}]}
                """);
            return await peer.Hear();
        });
        Assert.Contains(
            how is "query" or "header" or "cookie" ? "\"ok\":true" : "\"NOT_ALLOWED\"",
            heard,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_is_closed_when_its_token_ends()
    {
        var ends = await Task.WhenAll(new[] { FeedTransport.Lanes, FeedTransport.SignalR }.Select(async transport =>
        {
            var fair = Of(transport);
            var (who, room) = (Op(), await fair.NewLiveRoom());
            await using var peer = await RawPeer.Open(fair, who, TokenThatEndsIn(fair, TimeSpan.FromSeconds(10)));
            await peer.Watch(room.Id);
            Assert.Equal("somebody", fair.Connections[who].Context.User!.ToCaller().Viewer?.Value);
            var heard = await peer.HearToTheEnd();
            await fair.Connections[who].Over.Task.WaitAsync(TimeSpan.FromSeconds(20));
            return heard;
        }));
        Assert.Equal(ends[1], ends[0]);
    }

    private static async Task<RawPeer> Enter(LaneFair fair, string how)
    {
        var token = how == "expired"
            ? TokenThatEndsIn(fair, -TimeSpan.FromMinutes(1))
            : (await fair.NewVerifiedViewer()).Token;
        var query = how switch { "query" or "expired" => token, "forged" => token[2..], _ => null };
        var lines = RawPeer.Upgrade(fair, Op(), query);
        lines.AddRange(how switch
        {
            "header" => ["Authorization: Bearer " + token],
            "cookie" => ["Cookie: livefair=" + token],
            _ => [],
        });
        return await RawPeer.Ask(fair.Address, lines);
    }

    private static string TokenThatEndsIn(LaneFair fair, TimeSpan time)
    {
        var then = new ShiftedTime();
        then.Advance(time - TokenSeal.ViewerLifetime);
        var seal = new TokenSeal(fair.Services.GetRequiredService<IDataProtectionProvider>(), then);
        return fair.Logs.Secret(seal.Seal(new Token(Role.Viewer, "somebody", null, "小马", null)).Text);
    }

    /// <summary>A head without what is another one each time.</summary>
    private static string Comparable(string head) => string.Join('\n', head.Split("\r\n").Order(StringComparer.Ordinal)
        .Where(line => !line.StartsWith("Date:", StringComparison.Ordinal)
            && !line.StartsWith("Content-Length:", StringComparison.Ordinal)));
}
