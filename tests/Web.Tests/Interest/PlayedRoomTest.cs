using System.Text.Json;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Interest;

/// <summary>Rooms in which somebody wants something, for tests of what the station's people are told of it.</summary>
public abstract class PlayedRoomTest(FairServer fair) : FairTest(fair)
{
    /// <summary>The first posting is shown; a viewer wants it, asks 管饭吗？ and applies for it.</summary>
    protected async Task<PlayedRoom> Play()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(0);
        var viewer = await Fair.NewVerifiedViewer();
        var hub = await Connect(viewer.Token);
        Assert.True((await hub.React(room.Id, room.Postings[0], "want")).Ok);
        await Comment(hub, room, "管饭吗？");
        (await room.Apply(0, viewer)).Is(201);
        return new PlayedRoom(room, viewer, hub);
    }

    /// <summary>Shows a posting to a viewer.</summary>
    /// <returns>The first board on which somebody has seen it.</returns>
    protected async Task<JsonElement> Show(TestRoom room, int posting)
    {
        await room.Pin(posting);
        var board = Track(Watcher.Open(await Connect(Fair.Host), "Board", new { sessionId = room.Id }));
        await board.Next("the board");
        await Watch((await Fair.NewViewer()).Token, room);
        JsonElement now;
        do
        {
            now = await board.Next("a board on which somebody has seen the posting");
        }
        while (now.GetProperty("postings")[posting].GetProperty("seen").GetInt32() == 0);
        return now;
    }

    /// <summary>Has a comment removed.</summary>
    protected async Task Remove(TestRoom room, long comment, string reason) =>
        (await Api.Delete($"/api/sessions/{room.Id}/comments/{comment}", new { reason }, Fair.Staff)).Is(200);
}

/// <summary>A room with the viewer who wanted something there.</summary>
public sealed record PlayedRoom(TestRoom Room, TestViewer Viewer, HubConnection Hub);
