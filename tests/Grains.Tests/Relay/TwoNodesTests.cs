using LiveFair.Grains.Log;
using LiveFair.Grains.Tests.Storage;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>A writer on one node and a reader on another that goes by the offsets, as a node's feed does.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private readonly RedisServer _server = new();
    private readonly TempStore _store = new();
    private readonly LogName _log = LogName.Of(new SessionId("s1"));

    public Task InitializeAsync() => Task.WhenAll(_server.InitializeAsync(), _store.InitializeAsync());

    public Task DisposeAsync() => Task.WhenAll(_server.DisposeAsync(), _store.DisposeAsync());

    [Fact]
    public async Task What_Redis_lost_in_an_outage_shows_by_the_offsets_and_is_in_the_store()
    {
        await using var here = await RedisNode.Start(_server.Address, "c");
        await using var there = await RedisNode.Start(_server.Address, "c");
        var logs = _store.Of<ILogStore>();
        var writer = await LogWriter.Open(_log, logs, here.Relay, new StoreWrites(() => { }));
        var heard = new Heard();
        await using var subscription = await there.Relay.Subscribe(_log, heard.Take);
        await Say(writer, "听得见");
        await heard.Until(1);
        await here.Falls();
        await here.Restored();
        await there.Restored();
        await _server.End();
        await here.Gone;
        await Say(writer, "断了");
        await Say(writer, "还断着");
        await _server.Start();
        await Task.WhenAll(here.Back, there.Back);
        await (await there.Relay.Subscribe(LogName.Of(new SessionId("s2")), new Heard().Take)).DisposeAsync();
        await Say(writer, "又通了");
        await heard.Until(4);
        Assert.Equal([1L, 4L], heard.Offsets);
        var missing = await logs.Read(_log, heard.Offsets[0], (int)(heard.Offsets[1] - heard.Offsets[0] - 1));
        Assert.Equal([2L, 3L], missing.Select(logged => logged.Offset));
    }

    private Task Say(LogWriter writer, string text) => writer.Append(
        _store.Time.GetUtcNow(), 0,
        [new PendingEvent { Body = new Commented(new Person("1", "小马"), text), Actor = "v:1" }], _ => { });
}
