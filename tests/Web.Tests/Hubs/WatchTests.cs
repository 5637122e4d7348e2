using System.Text.Json;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Hubs;

[Collection(nameof(RoomyFair))]
public sealed class WatchTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_comment_reaches_every_watcher_in_order_and_once()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer("小马");
        var watchers = new[] { await Watch(null, room), await Watch(viewer.Token, room), await Watch(Fair.Host, room) };
        var hub = await Connect(viewer.Token);
        var last = 0L;
        for (var i = 0; i < 20; i++)
        {
            last = await Comment(hub, room, Fair.Logs.Secret($"夜班有补贴吗{i}？"));
        }

        foreach (var watcher in watchers)
        {
            await watcher.Until(last);
            Assert.Equal(Enumerable.Range(2, 20).Select(i => (long)i), watcher.Offsets);
            var first = watcher.Events.First();
            Assert.Equal("小马", first.GetProperty("by").GetProperty("nickname").GetString());
            Assert.Equal("夜班有补贴吗0？", first.GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task A_watcher_who_comes_back_recovers_exactly_what_it_missed()
    {
        var room = await Fair.NewLiveRoom();
        var epoch = (await Watch(null, room)).Epoch;
        var head = await room.SayMany(700);
        var back = await Watch(null, room, after: 3, epoch);
        Assert.True(back.Recovered);
        await back.Until(head);
        Assert.Equal(Enumerable.Range(4, 698).Select(i => (long)i), back.Offsets);
        Assert.All(back.Frames, frame => Assert.Equal(0, frame.GetProperty("skipped").GetInt64()));
    }

    [Fact]
    public async Task A_watcher_who_missed_nothing_is_recovered()
    {
        var room = await Fair.NewLiveRoom();
        var epoch = (await Watch(null, room)).Epoch;
        Assert.True((await Watch(null, room, after: 1, epoch)).Recovered);
        Assert.True((await Watch(null, room, after: 0, epoch)).Recovered);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("999999999")]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("1e300")]
    [InlineData("0.5")]
    public async Task An_offset_that_cannot_be_recovered_is_answered_with_the_head_and_no_error(string after)
    {
        var room = await Fair.NewLiveRoom();
        var epoch = (await Watch(null, room)).Epoch;
        var watcher = await Watch(null, room, JsonDocument.Parse(after).RootElement, epoch);
        Assert.False(watcher.Recovered);
        Assert.Equal(1, watcher.Head);
        var said = await room.SayMany(1);
        await watcher.Until(said);
        Assert.Equal([said], watcher.Offsets);
    }

    [Fact]
    public async Task A_wrong_epoch_and_a_missing_one_recover_nothing()
    {
        var room = await Fair.NewLiveRoom();
        Assert.False((await Watch(null, room, after: 1, "no-such-epoch")).Recovered);
        Assert.False((await Watch(null, room, after: 1)).Recovered);
    }

    [Fact]
    public async Task Who_joins_after_the_end_is_shown_no_card()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(1);
        var path = $"/api/sessions/{room.Id}";
        Assert.Equal(room.Postings[1], (await Api.Get(path))["pin"].GetProperty("id").GetString());
        (await Api.Post(path + "/end", null, Fair.Host)).Is(200);
        var snapshot = (await Watch(null, room)).Joined.GetProperty("snapshot");
        Assert.Equal("ended", snapshot.GetProperty("state").GetString());
        Assert.False(snapshot.TryGetProperty("pin", out _));
        Assert.False((await Api.Get(path)).Is(200).Json.TryGetProperty("pin", out _));
    }

    [Fact]
    public async Task A_late_joiner_finds_the_pin_the_last_notice_and_the_last_comments_in_the_snapshot()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(1);
        (await Api.Post($"/api/sessions/{room.Id}/notices", new { opId = Op(), text = "周六集中面试" }, Fair.Host)).Is(200);
        await room.SayMany(60);
        var snapshot = (await Watch(null, room)).Joined.GetProperty("snapshot");
        Assert.Equal("live", snapshot.GetProperty("state").GetString());
        Assert.Equal(room.Postings[1], snapshot.GetProperty("pin").GetProperty("id").GetString());
        var recent = snapshot.GetProperty("recent").EnumerateArray().Select(e => e.GetProperty("offset").GetInt64());
        Assert.Equal("周六集中面试", snapshot.GetProperty("notice").GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(14, 50).Select(i => (long)i), recent);
    }

    [Fact]
    public async Task A_removed_comment_s_words_are_gone_for_new_and_resumed_watchers_and_from_the_list()
    {
        var room = await Fair.NewLiveRoom();
        const string words = "要被删除的话";
        var there = await Watch(null, room);
        var offset = await room.SayMany(1, Fair.Logs.Secret(words));
        await there.Until(offset);
        var gone = (await Api.Delete($"/api/sessions/{room.Id}/comments/{offset}", new { reason = "spam" }, Fair.Staff))
            .Is(200)["offset"].GetInt64();
        await there.Until(gone);
        var tombstone = there.Events.Last();
        Assert.Equal("commentRemoved", tombstone.GetProperty("kind").GetString());
        Assert.Equal(offset, tombstone.GetProperty("target").GetInt64());

        var fresh = await Watch(null, room);
        var resumed = await Watch(null, room, after: 1, there.Epoch);
        await resumed.Until(gone);
        var list = await Api.Get($"/api/sessions/{room.Id}/events");
        Assert.Equal([offset, gone], resumed.Offsets);
        Assert.DoesNotContain(words, fresh.Joined.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(resumed.Frames, frame => frame.GetRawText().Contains(words, StringComparison.Ordinal));
        Assert.DoesNotContain(words, list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_tabs_of_one_person_are_one_viewer_and_the_station_s_people_are_none()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewViewer();
        await Watch(viewer.Token, room);
        await Watch(Fair.Host, room);
        await Watch(viewer.Token, room);
        var other = await Watch(null, room);
        await other.Until("two viewers", () => other.Frames.Any(f => f.GetProperty("viewers").GetInt32() == 2));
        await other.Until(await room.SayMany(1));
        Assert.All(other.Frames, frame => Assert.InRange(frame.GetProperty("viewers").GetInt32(), 0, 2));
        Assert.Equal(2, (await Api.Get($"/api/sessions/{room.Id}"))["viewers"].GetInt32());
    }

    [Fact]
    public async Task No_personal_data_is_broadcast()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var watcher = await Watch(Fair.Host, room);
        (await room.Apply(0, viewer)).Is(201);
        (await Api.Post(
            $"/api/sessions/{room.Id}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token)).Is(201);
        var hub = await Connect(viewer.Token);
        await hub.React(room.Id, room.Postings[0], "want");
        await watcher.Until(await room.SayMany(1));
        var all = string.Concat(watcher.Frames.Select(frame => frame.GetRawText()))
            + (await Api.Get($"/api/sessions/{room.Id}/events")).Text;
        Assert.Equal(
            ["applied", "enrolled", "reacted", "commented"],
            watcher.Events.Select(e => e.GetProperty("kind").GetString()));
        Assert.All(
            new[] { viewer.Phone, "马丽红", viewer.Id },
            secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Watch", """{"sessionId":"nowhere"}""", "NOT_FOUND: ")]
    [InlineData("Watch", """{"sessionId":"a b"}""", "INVALID: ")]
    [InlineData("Watch", "{}", "INVALID: ")]
    [InlineData("WatchGroup", """{"groupId":"nowhere"}""", "NOT_FOUND: ")]
    [InlineData("Board", """{"sessionId":"nowhere"}""", "NOT_FOUND: ")]
    public async Task A_stream_that_may_not_be_opened_ends_with_its_code(string method, string request, string code)
    {
        // SignalR logs a stream's refusal as an error of its own.
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: " + code);
        var hub = await Connect(Fair.Staff);
        var refused = await Assert.ThrowsAsync<HubException>(() =>
            Watcher.Open(hub, method, JsonDocument.Parse(request).RootElement).Next("a refusal"));
        Assert.Contains(code, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_is_not_for_viewers()
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_ALLOWED");
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewViewer()).Token);
        var refused = await Assert.ThrowsAsync<HubException>(() =>
            Watcher.Open(hub, "Board", new { sessionId = room.Id }).Next("a refusal"));
        Assert.Contains("NOT_ALLOWED: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ninth_stream_of_a_connection_is_OVERLOADED_and_refused_ones_do_not_count()
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: OVERLOADED");
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_ALLOWED");
        var room = await Fair.NewLiveRoom();
        var hub = await Connect(null);
        Task<JsonElement> Ask(string method) =>
            Watcher.Open(hub, method, new { sessionId = room.Id }).Next("a refusal");
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<HubException>(() => Ask("Board"));
        }

        for (var i = 0; i < 8; i++)
        {
            Track(await Watcher.Join(hub, "Watch", new { sessionId = room.Id }));
        }

        var refused = await Assert.ThrowsAsync<HubException>(() => Ask("Watch"));
        Assert.Contains("OVERLOADED: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_counts_a_person_once_and_keeps_open_questions()
    {
        var room = await Fair.NewLiveRoom();
        var board = Track(Watcher.Open(await Connect(Fair.Host), "Board", new { sessionId = room.Id }));
        var first = await board.Next("the board");
        Assert.Equal(
            room.Postings,
            first.GetProperty("postings").EnumerateArray().Select(r => r.GetProperty("postingId").GetString()));
        var (one, two) = (
            await Connect((await Fair.NewVerifiedViewer()).Token), await Connect((await Fair.NewViewer()).Token));
        await one.React(room.Id, room.Postings[1], "want");
        await one.React(room.Id, room.Postings[1], "want");
        await two.React(room.Id, room.Postings[1], "want");
        await two.React(room.Id, room.Postings[1], "payLow");
        await Comment(one, room, "管饭吗？");
        var now = await board.Next("a changed board");
        while (now.GetProperty("unanswered").GetArrayLength() == 0)
        {
            now = await board.Next("the question on the board");
        }

        var row = now.GetProperty("postings")[1];
        Assert.Equal(2, row.GetProperty("people").GetInt32());
        Assert.Equal(2, row.GetProperty("counts").GetProperty("want").GetInt32());
        Assert.Equal(1, row.GetProperty("counts").GetProperty("payLow").GetInt32());
        Assert.Equal("管饭吗？", now.GetProperty("unanswered")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_packed_protocol_carries_the_same_room_as_arrays()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer("二进制")).Token, packed: true);
        var request = new Dictionary<string, object?> { ["sessionId"] = room.Id };
        await using var items = hub.StreamAsync<object[]>("Watch", request).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Equal("joined", items.Current[0]);
        var answer = await hub.InvokeAsync<object?[]>(
            "Comment",
            new Dictionary<string, object?> { ["sessionId"] = room.Id, ["opId"] = Op(), ["text"] = "你好" });
        Assert.Equal([true, (byte)2, null, null, null, null], answer);
        object[] events;
        do
        {
            Assert.True(await items.MoveNextAsync());
            Assert.Equal("frame", items.Current[0]);
            events = (object[])items.Current[3];
        }
        while (events.Length == 0);
        var said = (object[])events[0];
        Assert.Equal("commented", said[2]);
        Assert.Equal("你好", said[6]);
        Assert.Equal("二进制", ((object[])said[5])[1]);
    }
}
