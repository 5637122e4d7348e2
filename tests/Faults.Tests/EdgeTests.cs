using System.Net.WebSockets;
using System.Text.Json;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Processes;

namespace LiveFair.Faults.Tests;

/// <summary>Two processes: one that the publisher comes to, and one that serves its viewers from there.</summary>
public sealed class EdgeTests : IAsyncLifetime
{
    private const string Break = "#EXT-X-DISCONTINUITY\n";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly DataFolder _data = new();
    private readonly DataFolder _edgeData = new();
    private readonly int _port = Server.FreePort();
    private readonly CancellationTokenSource _over = new();
    private Server _origin = null!;
    private Server _edge = null!;
    private FairApi _api = null!;
    private string _host = "";
    private string _session = "";

    public async Task InitializeAsync()
    {
        _origin = await StartOrigin();
        Directory.CreateDirectory(_edgeData.Under("keys"));
        File.Copy(_data.Under("keys/play.key"), _edgeData.Under("keys/play.key"));
        _edge = await Server.Start(
            Server.FreePort(), _edgeData.Path, "--config",
            _edgeData.Settings($$"""{ "media": { "origin": "http://127.0.0.1:{{_port}}" } }"""));
        _api = new FairApi(_origin.Address);
        _host = await _api.Login("host");
        _session = await _api.LiveSession(_host, []);
    }

    public async Task DisposeAsync()
    {
        await _over.CancelAsync();
        _api.Dispose();
        await _edge.DisposeAsync();
        await _origin.DisposeAsync();
        _over.Dispose();
        _data.Dispose();
        _edgeData.Dispose();
    }

    [Fact]
    public async Task One_pull_serves_all_of_an_edge_and_goes_on_when_the_origin_was_killed()
    {
        var sending = Publish();
        var play = await _api.Expect("GET", $"/api/sessions/{_session}/play", null, null);
        var (flv, hls) = (At(play, "flv"), At(play, "hls"));
        List<FlvWatcher> viewers = [await FlvWatcher.Open(flv), await FlvWatcher.Open(flv), await FlvWatcher.Open(flv)];
        try
        {
            await All(viewers, laterThan: -1);
            await Until(async () => (await Playlist(hls)).Contains("#EXTINF", StringComparison.Ordinal), "a segment");
            Assert.DoesNotContain(Break, await Playlist(hls), StringComparison.Ordinal);
            Assert.Equal(1, await Pulls());

            _origin.Kill();
            await _origin.Ended();
            await sending;
            await _origin.DisposeAsync();
            var before = viewers.Max(viewer => viewer.NewestMs);
            _origin = await StartOrigin();
            sending = Publish();

            await All(viewers, before);
            await Until(
                async () => (await Playlist(hls)).Contains(Break, StringComparison.Ordinal),
                "a playlist that goes on behind a break");
            await Until(async () => await Pulls() == 1, "one pull");
            viewers.Add(await FlvWatcher.Open(flv));
            await viewers[^1].Key(-1, Last);
            Assert.Equal(1, await Pulls());

            await _api.Expect("POST", $"/api/sessions/{_session}/end", _host, new { });
            await Task.WhenAll(viewers.Select(viewer => viewer.End(Last)));
        }
        finally
        {
            viewers.ForEach(viewer => viewer.Dispose());
            await _over.CancelAsync();
            await sending;
        }
    }

    private Task<Server> StartOrigin() => Server.Start(_port, _data.Path, "--demo");

    private Uri At(JsonElement play, string name) => new(_edge.Address, play.GetProperty(name).GetString());

    /// <summary>A tab that publishes until its server is gone, or the test over.</summary>
    private async Task Publish()
    {
        await using var tab = await TabPublisher.Open(_api, _origin.Address, _session, _host);
        try
        {
            while (!_over.IsCancellationRequested)
            {
                await tab.Send(25);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or IOException)
        {
            // What is tested: the server is killed, or ends the session.
        }
    }

    private Task All(List<FlvWatcher> viewers, long laterThan) =>
        Task.WhenAll(viewers.Select(viewer => viewer.Key(laterThan, Last)));

    /// <summary>Connections that watch at the origin, where nobody watches but the edge.</summary>
    private async Task<int> Pulls() =>
        (await _api.Expect("GET", $"/api/sessions/{_session}/ingest/health", _host, null))
        .GetProperty("viewers").GetInt32();

    private static async Task<string> Playlist(Uri hls)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(hls);
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode)
        {
            var segments = text.Split('\n').Where(line => line.EndsWith(".m4s", StringComparison.Ordinal));
            foreach (var segment in segments.TakeLast(1))
            {
                using var media = await http.GetAsync(new Uri(hls, segment));
                Assert.True(media.IsSuccessStatusCode, $"{segment} is listed and answered {media.StatusCode}");
            }
        }

        return text;
    }

    private string Last() => $"Origin: {_origin.Tail()} Edge: {_edge.Tail()}";

    private Task Until(Func<Task<bool>> holds, string what) =>
        Asking.Until(holds, () => $"there is not {what}. {Last()}", Limit);
}
