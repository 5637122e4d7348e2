using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

public sealed class RedisRelayTests(RedisServer server) : RelayContract, IClassFixture<RedisServer>
{
    private readonly LogName _log = LogName.Of(new SessionId("big"));
    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private RedisNode? _writer;
    private RedisNode? _reader;

    protected override IRelay Writer => _writer!.Relay;

    protected override IRelay Reader => _reader!.Relay;

    public override async Task InitializeAsync()
    {
        _writer = await RedisNode.Start(server.Address, _cluster);
        _reader = await RedisNode.Start(server.Address, _cluster);
    }

    public override async Task DisposeAsync()
    {
        await _writer!.DisposeAsync();
        await _reader!.DisposeAsync();
        Assert.Empty(_writer.Words.Concat(_reader.Words));
    }

    [Fact]
    public async Task A_tail_of_several_megabytes_arrives_in_parts_that_are_dense_tails()
    {
        var heard = new Heard();
        var sent = Tails.Of(1, [.. Enumerable.Range(1, 3_000).Select(i =>
            new Commented(new Person("v1", "小马"), $"{i} {new string('招', 400)}"))]);
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        await Writer.Publish(_log, sent);
        await heard.Until(sent.Head);
        Assert.True(heard.Tails.Count > 1);
        Assert.All(heard.Tails, tail => Assert.Equal(tail.Head, tail.Events[^1].Offset));
        Assert.Equal(sent.Events, heard.Tails.SelectMany(tail => tail.Events));
    }

    [Fact]
    public async Task Clusters_that_share_a_Redis_do_not_hear_one_another()
    {
        await using var stranger = await RedisNode.Start(server.Address, Guid.NewGuid().ToString("N"));
        var (ours, theirs) = (new Heard(), new Heard());
        await using var first = await Reader.Subscribe(_log, ours.Take);
        await using var second = await stranger.Relay.Subscribe(_log, theirs.Take);
        await Writer.Publish(_log, Tails.Comment(1, "我们的"));
        await ours.Until(1);
        await stranger.Relay.Publish(_log, Tails.Comment(2, "他们的"));
        await theirs.Until(2);
        Assert.Equal([2L], theirs.Offsets);
        Assert.Equal([1L], ours.Offsets);
    }

    [Fact]
    public async Task The_writers_own_node_hears_a_tail_once()
    {
        var (own, other) = (new Heard(), new Heard());
        await using var first = await Writer.Subscribe(_log, own.Take);
        await using var second = await Reader.Subscribe(_log, other.Take);
        await Writer.Publish(_log, Tails.Comment(1, "一"));
        await Writer.Publish(_log, Tails.Comment(2, "二"));
        await other.Until(2);

        // A subscription made now is answered after all that Redis sent to this connection before.
        await (await Writer.Subscribe(_log, new Heard().Take)).DisposeAsync();
        Assert.Equal([1L, 2L], own.Offsets);
    }

    /// <summary>
    /// A connection that falls while a message is written fails it with whatever the pipe threw; so does, at any time,
    /// a command that the client may not use.
    /// </summary>
    [Fact]
    public async Task A_tail_that_fails_in_other_words_than_Redis_s_is_counted_and_the_sender_goes_on()
    {
        var node = await RedisNode.Start($"{server.Address},$PUBLISH=", _cluster);
        for (var offset = 1; offset <= 3; offset++)
        {
            await node.Relay.Publish(_log, Tails.Comment(offset, "发不出"));
        }

        await node.DisposeAsync();
        Assert.Equal(3, node.Relay.Lost);
        Assert.Contains("RedisCommandException", Assert.Single(node.Words), StringComparison.Ordinal);
        Assert.True(node.Relay.ExecuteTask!.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_was_published_before_the_node_stops_still_goes_out()
    {
        var heard = new Heard();
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        var leaving = await RedisNode.Start(server.Address, _cluster);
        for (var offset = 1; offset <= 300; offset++)
        {
            await leaving.Relay.Publish(_log, Tails.Comment(offset, "再见"));
        }

        await leaving.DisposeAsync();
        await heard.Until(300);
        Assert.Equal(300, heard.Offsets.Count);
    }
}
