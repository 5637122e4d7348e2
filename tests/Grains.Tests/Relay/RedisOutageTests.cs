using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>Redis goes and comes; each test has a server of its own to mistreat.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private readonly RedisServer _server = new();
    private readonly LogName _log = LogName.Of(new SessionId("s1"));
    private readonly Heard _heard = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task While_Redis_is_frozen_publishing_returns_at_once_and_afterwards_tails_flow_again()
    {
        await using var writer = await RedisNode.Start(_server.Address, "c");
        await using var reader = await RedisNode.Start(_server.Address, "c");
        await using var subscription = await reader.Relay.Subscribe(_log, _heard.Take);
        _server.Freeze();
        var published = writer.Relay.Publish(_log, Tails.Comment(1, "听得见吗"));
        Assert.True(published.IsCompletedSuccessfully);
        _server.Thaw();
        await writer.Relay.Publish(_log, Tails.Comment(2, "听见了"));
        await _heard.Until(2);
    }

    [Fact]
    public async Task After_Redis_died_and_was_started_again_tails_flow_again()
    {
        await using var writer = await RedisNode.Start(_server.Address, "c");
        await using var reader = await RedisNode.Start(_server.Address, "c");
        await using var subscription = await reader.Relay.Subscribe(_log, _heard.Take);
        await writer.Restored();
        await reader.Restored();
        await _server.End();
        Assert.True(writer.Relay.Publish(_log, Tails.Comment(1, "没了")).IsCompletedSuccessfully);
        await _server.Start();
        await Task.WhenAll(writer.Back, reader.Back);

        // Redis answers this one after it has taken up the reader's earlier subscription again.
        await (await reader.Relay.Subscribe(LogName.Of(new SessionId("s2")), new Heard().Take)).DisposeAsync();
        await writer.Relay.Publish(_log, Tails.Comment(2, "回来了"));
        await _heard.Until(2);
    }

    [Fact]
    public async Task A_node_that_starts_and_subscribes_without_Redis_hears_of_logs_when_it_comes()
    {
        await _server.End();
        await using var writer = await RedisNode.Start(_server.Address, "c");
        await using var reader = await RedisNode.Start(_server.Address, "c");
        await writer.Restored();
        await reader.Restored();
        await using var subscription = await reader.Relay.Subscribe(_log, _heard.Take);
        await _server.Start();
        await Task.WhenAll(writer.Back, reader.Back);
        await (await reader.Relay.Subscribe(LogName.Of(new SessionId("s2")), new Heard().Take)).DisposeAsync();
        await writer.Relay.Publish(_log, Tails.Comment(1, "终于"));
        await _heard.Until(1);
    }

    [Fact]
    public async Task Readers_on_the_writers_own_node_do_not_feel_an_outage()
    {
        await using var node = await RedisNode.Start(_server.Address, "c");
        await using var subscription = await node.Relay.Subscribe(_log, _heard.Take);
        await _server.End();
        await node.Relay.Publish(_log, Tails.Comment(1, "照常"));
        Assert.Equal([1L], _heard.Offsets);
    }

    [Fact]
    public async Task What_an_outage_costs_is_counted_and_told_once_for_all_of_it()
    {
        var node = await RedisNode.Start(_server.Address, "c");
        await _server.End();
        for (var offset = 1; offset <= 100; offset++)
        {
            await node.Relay.Publish(_log, Tails.Comment(offset, "没人听见"));
        }

        await node.DisposeAsync();
        Assert.Equal(100, node.Relay.Lost);
        Assert.Single(node.Words);
    }
}
