using LiveFair.Web.Feeds;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The official client watches and calls: it must not notice what carries its frames.</summary>
public sealed class LaneWatchTests(LaneFair lanes, StreamFair streams) : TwoFairTest(lanes, streams)
{
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Every_event_comes_once_and_in_order_while_the_same_connection_makes_hundreds_of_calls(
        FeedTransport transport, string protocol)
    {
        var (fair, who) = (Of(transport), Op());
        var room = await fair.NewLiveRoom();
        var hub = Track(await fair.Open(who, (await fair.NewVerifiedViewer()).Token, protocol));
        var calls = Enumerable.Range(0, 300).Select(i => Call(hub, protocol, room, i)).ToList();
        var screen = Track(await Screen.Join(hub, protocol, room.Id));
        for (var batch = 0; batch < 30; batch++)
        {
            await room.SayMany(20, $"第{batch}批");
        }

        var answers = await Task.WhenAll(calls);
        var head = await room.SayMany(1, "完");
        await screen.Until(head);
        screen.AssertWhole(screen.Frames[0].First - 1, head);
        Assert.All(screen.Frames, frame => Assert.Equal(0, frame.Skipped));
        AssertAnswered(answers, screen);
        Assert.Equal(transport == FeedTransport.Lanes, fair.Connections[who].Lane is { Passed: > 0 });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Several_streams_of_one_connection_show_the_same_though_one_of_them_has_the_lane(
        FeedTransport transport, string protocol)
    {
        var (fair, who) = (Of(transport), Op());
        var (room, other) = (await fair.NewLiveRoom(), await fair.NewLiveRoom());
        var hub = Track(await fair.Open(who, null, protocol));
        var screens = new List<Screen>();
        foreach (var session in new[] { room, room, other, room })
        {
            screens.Add(Track(await Screen.Join(hub, protocol, session.Id)));
        }

        var (head, otherHead) = (0L, 0L);
        for (var batch = 0; batch < 20; batch++)
        {
            (head, otherHead) = (await room.SayMany(10), await other.SayMany(5, "别的"));
            await screens[batch % 2].Until(head);
        }

        foreach (var screen in screens)
        {
            await screen.Until(screen == screens[2] ? otherHead : head);
            screen.AssertWhole(1, screen == screens[2] ? otherHead : head);
        }

        Assert.Equal(screens[0].Events, screens[1].Events);
        Assert.Equal(screens[0].Events, screens[3].Events);
        Assert.All(screens[2].Events, said => Assert.StartsWith("别的", said.Text, StringComparison.Ordinal));
        Assert.Equal(transport == FeedTransport.Lanes, fair.Connections[who].Lane is { Passed: > 0 });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_stream_that_is_cancelled_makes_room_for_a_new_one_on_the_same_connection(
        FeedTransport transport, string protocol)
    {
        var (fair, who) = (Of(transport), Op());
        var room = await fair.NewLiveRoom();
        var hub = Track(await fair.Open(who, null, protocol));
        var passed = 0L;
        for (var round = 0; round < 5; round++)
        {
            var before = await room.Head();
            await using var screen = await Screen.Join(hub, protocol, room.Id);
            for (var batch = 0; batch < 5; batch++)
            {
                await screen.Until(await room.SayMany(3));
            }

            screen.AssertWhole(before, before + 15);
            var now = fair.Connections[who].Lane?.Passed ?? 0;
            Assert.Equal(transport == FeedTransport.Lanes, now > passed);
            passed = now;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Who_comes_back_with_an_offset_gets_what_was_missed_and_then_what_follows(
        FeedTransport transport, string protocol)
    {
        var (fair, who) = (Of(transport), Op());
        var room = await fair.NewLiveRoom();
        string epoch;
        await using (var hub = await fair.Open(Op(), null, protocol))
        {
            await using var screen = await Screen.Join(hub, protocol, room.Id);
            epoch = screen.Joined.Epoch!;
            await screen.Until(await room.SayMany(10));
        }

        await room.SayMany(700);
        var again = Track(await fair.Open(who, null, protocol));
        var back = Track(await Screen.Join(again, protocol, room.Id, after: 11, epoch));
        Assert.True(back.Joined.Recovered);
        var head = 0L;
        for (var batch = 0; batch < 10; batch++)
        {
            head = await room.SayMany(10);
            await back.Until(head);
        }

        back.AssertWhole(11, head);
        Assert.All(back.Frames, frame => Assert.Equal(0, frame.Skipped));
        Assert.Equal(transport == FeedTransport.Lanes, fair.Connections[who].Lane is { Passed: > 0 });
    }

    /// <summary>Of four calls two comments that are fine, one that is too long, and one reaction.</summary>
    private static async Task<Answered> Call(HubConnection hub, string protocol, TestRoom room, int number)
    {
        var text = (number % 4) switch
        {
            0 => $"{number}",
            1 => $"{number}".PadRight(1 + (number * 37 % 200), '你'),
            2 => $"{number}".PadRight(201 + (number * 37 % 800), '长'),
            _ => null,
        };
        var request = new Dictionary<string, object?> { ["sessionId"] = room.Id, ["opId"] = Op() };
        if (text is null)
        {
            request["postingId"] = room.Postings[number % room.Postings.Count];
            request["kind"] = "want";
        }
        else
        {
            request["text"] = text;
        }

        var method = text is null ? "React" : "Comment";
        if (protocol != "messagepack")
        {
            var answer = await hub.InvokeAsync<HubAnswer>(method, request);
            return new Answered(text, answer.Ok, answer.Offset, answer.Code);
        }

        var packed = await hub.InvokeAsync<object?[]>(method, request);
        return new Answered(
            text, (bool)packed[0]!, packed[1] is { } offset ? ScreenItem.Number(offset) : null, (string?)packed[2]);
    }

    /// <summary>Each answer belongs to its own call: what it says was said is on the screen, or before it.</summary>
    private static void AssertAnswered(IReadOnlyList<Answered> answers, Screen screen)
    {
        Assert.Equal(answers.Count, answers.Count(one => one.Ok || one.Code is "TOO_LONG"));
        Assert.All(answers, one => Assert.Equal(one.Text is { Length: > 200 }, one.Code == "TOO_LONG"));
        var shown = screen.Events.ToDictionary(one => one.Offset);
        var said = answers.Where(one => one is { Ok: true, Text: not null }).ToList();
        Assert.Equal(said.Count, said.Select(one => one.Offset).Distinct().Count());
        foreach (var one in said.Where(one => one.Offset >= screen.Frames[0].First))
        {
            Assert.Equal(one.Text, shown[one.Offset!.Value].Text);
        }
    }

    private sealed record Answered(string? Text, bool Ok, long? Offset, string? Code);
}
