using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>Follows one stream of the hub.</summary>
public sealed class Watcher : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _ending = new();
    private readonly IAsyncEnumerator<JsonElement> _items;
    private readonly string _what;

    private Watcher(HubConnection hub, string method, object request)
    {
        _what = $"{method} {JsonSerializer.Serialize(request)}";
        _items = hub.StreamAsync<JsonElement>(method, request).GetAsyncEnumerator(_ending.Token);
    }

    public JsonElement Joined { get; private set; }

    public List<JsonElement> Frames { get; } = [];

    public IEnumerable<JsonElement> Events => Frames.SelectMany(frame => frame.GetProperty("events").EnumerateArray());

    public IReadOnlyList<long> Offsets => [.. Events.Select(logged => logged.GetProperty("offset").GetInt64())];

    /// <summary>The end of the last frame that covered anything.</summary>
    public long Last => Frames.Count == 0 ? 0 : Frames[^1].GetProperty("last").GetInt64();

    public string Epoch => Joined.GetProperty("epoch").GetString()!;

    public bool Recovered => Joined.GetProperty("recovered").GetBoolean();

    public long Head => Joined.GetProperty("head").GetInt64();

    public static async Task<Watcher> Join(HubConnection hub, string method, object request)
    {
        var watcher = new Watcher(hub, method, request);
        watcher.Joined = await watcher.Next("its first item");
        Assert.Equal("joined", watcher.Joined.GetProperty("kind").GetString());
        return watcher;
    }

    /// <summary>Opens a stream that has no first item of its own.</summary>
    public static Watcher Open(HubConnection hub, string method, object request) => new(hub, method, request);

    /// <summary>Reads frames until one covers the offset.</summary>
    public Task Until(long offset) => Until($"offset {offset}", () => Last >= offset);

    public async Task Until(string what, Func<bool> reached)
    {
        while (!reached())
        {
            Frames.Add(await Next(what));
        }
    }

    /// <summary>The next item, as it came.</summary>
    public async Task<JsonElement> Next(string what)
    {
        using var late = new CancellationTokenSource(Patience);
        await using var giveUp = late.Token.Register(_ending.Cancel);
        try
        {
            return await _items.MoveNextAsync()
                ? _items.Current
                : throw new InvalidOperationException($"{_what} ended before {what}");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException($"{_what} waited in vain for {what}; last frame: {Frames.LastOrDefault()}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _items.DisposeAsync();
        _ending.Dispose();
    }
}
