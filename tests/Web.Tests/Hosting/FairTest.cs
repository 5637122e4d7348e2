using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>A test against a running fair: an error that it did not expect in the log fails it.</summary>
public abstract class FairTest(FairServer fair) : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _open = [];
    private int _mark;

    protected FairServer Fair { get; } = fair;

    protected Api Api => Fair.Api;

    /// <summary>Where this test's lines begin.</summary>
    protected int Mark => _mark;

    public virtual Task InitializeAsync()
    {
        _mark = Fair.Logs.Mark;
        return Task.CompletedTask;
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var open in Enumerable.Reverse(_open))
        {
            await open.DisposeAsync();
        }

        Fair.Logs.AssertClean(_mark);
    }

    protected static string Op() => TestRoom.Op();

    protected T Track<T>(T open)
        where T : IAsyncDisposable
    {
        _open.Add(open);
        return open;
    }

    protected async Task<HubConnection> Connect(string? token, bool packed = false) =>
        Track(await Fair.Connect(token, packed));

    protected async Task<Hubs.Watcher> Watch(
        string? token, TestRoom room, object? after = null, string? epoch = null) =>
        Track(await Hubs.Watcher.Join(
            await Connect(token), "Watch", new { sessionId = room.Id, after, epoch }));

    /// <summary>Comments through the hub and answers the offset.</summary>
    protected static async Task<long> Comment(HubConnection hub, TestRoom room, string text)
    {
        var answer = await hub.Comment(room.Id, TestRoom.Op(), text);
        Assert.True(answer.Ok, $"the comment was refused with {answer.Code}");
        return answer.Offset!.Value;
    }
}

/// <summary>The answer to a hub command.</summary>
public sealed record HubAnswer(
    bool Ok, long? Offset, string? Code, long? RetryAfterMs, bool? Held = null, string? HeldId = null);

/// <summary>The hub's commands as a client writes them.</summary>
internal static class HubCalls
{
    public static Task<HubAnswer> Comment(this HubConnection hub, string sessionId, string? opId, string text) =>
        hub.InvokeAsync<HubAnswer>("Comment", new { sessionId, opId, text });

    public static Task<HubAnswer> React(
        this HubConnection hub, string sessionId, string postingId, string kind, string? opId = null) =>
        hub.InvokeAsync<HubAnswer>("React", new { sessionId, postingId, opId = opId ?? TestRoom.Op(), kind });

    public static Task<HubAnswer> Say(this HubConnection hub, string groupId, string opId, string text) =>
        hub.InvokeAsync<HubAnswer>("Say", new { groupId, opId, text });
}
