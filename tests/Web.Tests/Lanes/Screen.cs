using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>What a viewer with the official client sees of a session, over either of SignalR's protocols.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _ending = new();
    private readonly IAsyncEnumerator<ScreenItem> _items;

    private Screen(IAsyncEnumerable<ScreenItem> items) => _items = items.GetAsyncEnumerator(_ending.Token);

    public ScreenItem Joined { get; private set; } = null!;

    public List<ScreenItem> Frames { get; } = [];

    public IEnumerable<ScreenEvent> Events => Frames.SelectMany(frame => frame.Events);

    public IEnumerable<long> Offsets => Events.Select(one => one.Offset);

    public static async Task<Screen> Join(
        HubConnection hub, string protocol, string session, long? after = null, string? epoch = null)
    {
        var request = new Dictionary<string, object?>
        {
            ["sessionId"] = session, ["after"] = after, ["epoch"] = epoch,
        };
        var screen = new Screen(
            protocol == "messagepack"
                ? hub.StreamAsync<object[]>("Watch", request).Select(ScreenItem.Of)
                : hub.StreamAsync<JsonElement>("Watch", request).Select(ScreenItem.Of));
        screen.Joined = await screen.Next("its first item");
        Assert.Equal("joined", screen.Joined.Kind);
        return screen;
    }

    /// <summary>Reads frames until one covers the offset.</summary>
    public Task Until(long offset) => Until($"offset {offset}", frame => frame.Last >= offset);

    public async Task Until(string what, Func<ScreenItem, bool> reached)
    {
        while (!Frames.Any(reached))
        {
            var frame = await Next(what);
            Assert.Equal("frame", frame.Kind);
            Frames.Add(frame);
        }
    }

    /// <summary>Nothing is missing, nothing came twice, and what was left out was counted.</summary>
    public void AssertWhole(long after, long head)
    {
        ScreenItem.AssertWhole(Frames, after, head);
        Assert.Equal(Offsets.Distinct().Order(), Offsets);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _items.DisposeAsync();
        _ending.Dispose();
    }

    private async Task<ScreenItem> Next(string what)
    {
        try
        {
            return await _items.MoveNextAsync().AsTask().WaitAsync(Patience)
                ? _items.Current
                : throw new InvalidOperationException($"the stream ended before {what}");
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"waited in vain for {what}; last frame: {Frames.LastOrDefault()}");
        }
    }
}

/// <summary>An item of a Watch stream.</summary>
internal sealed record ScreenItem(string Kind)
{
    public long First { get; private init; }

    public long Last { get; private init; }

    public IReadOnlyList<ScreenEvent> Events { get; private init; } = [];

    public long Viewers { get; private init; }

    public long Skipped { get; private init; }

    public string? Epoch { get; private init; }

    public bool Recovered { get; private init; }

    public static ScreenItem Of(JsonElement item) => item.GetProperty("kind").GetString() == "joined"
        ? new ScreenItem("joined")
        {
            Epoch = item.GetProperty("epoch").GetString(), Recovered = item.GetProperty("recovered").GetBoolean(),
        }
        : new ScreenItem("frame")
        {
            First = item.GetProperty("first").GetInt64(),
            Last = item.GetProperty("last").GetInt64(),
            Events = [.. item.GetProperty("events").EnumerateArray().Select(ScreenEvent.Of)],
            Viewers = item.GetProperty("viewers").GetInt64(),
            Skipped = item.GetProperty("skipped").GetInt64(),
        };

    public static ScreenItem Of(object[] item) => (string)item[0] == "joined"
        ? new ScreenItem("joined") { Epoch = (string)item[1], Recovered = (bool)item[3] }
        : new ScreenItem("frame")
        {
            First = Number(item[1]),
            Last = Number(item[2]),
            Events = [.. ((object[])item[3]).Select(one => ScreenEvent.Of((object[])one))],
            Viewers = Number(item[4]),
            Skipped = Number(item[5]),
        };

    /// <summary>The frames follow one another to the head, and what they do not show they count.</summary>
    public static void AssertWhole(IEnumerable<ScreenItem> frames, long after, long head)
    {
        foreach (var frame in frames)
        {
            Assert.Equal(after + 1, frame.First);
            Assert.Equal(frame.Last - after, frame.Events.Count + frame.Skipped);
            after = frame.Last;
        }

        Assert.Equal(head, after);
    }

    internal static long Number(object packed) => Convert.ToInt64(packed, CultureInfo.InvariantCulture);
}

/// <summary>An event on a screen; the text is a comment's.</summary>
internal sealed record ScreenEvent(long Offset, string Kind, string? Text)
{
    public static ScreenEvent Of(JsonElement one) => new(
        one.GetProperty("offset").GetInt64(),
        one.GetProperty("kind").GetString()!,
        one.TryGetProperty("text", out var text) ? text.GetString() : null);

    public static ScreenEvent Of(object[] one) => new(
        ScreenItem.Number(one[0]),
        (string)one[2],
        (string)one[2] == "commented" ? (string)one[6] : null);
}
