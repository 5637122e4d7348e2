using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>What every make of relay promises.</summary>
public abstract class RelayContract : IAsyncLifetime
{
    private readonly LogName _log = LogName.Of(new SessionId("s1"));

    /// <summary>Where the writer of a log sits.</summary>
    protected abstract IRelay Writer { get; }

    /// <summary>Where its viewers are; another node, if there can be several.</summary>
    protected abstract IRelay Reader { get; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Tails_of_one_log_come_in_the_order_they_were_published()
    {
        var heard = new Heard();
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        for (var offset = 1; offset <= 500; offset++)
        {
            await Writer.Publish(_log, Tails.Comment(offset, $"第{offset}条"));
        }

        await heard.Until(500);
        Assert.Equal(Enumerable.Range(1, 500).Select(offset => (long)offset), heard.Offsets);
    }

    [Fact]
    public async Task Everybody_who_subscribed_hears_a_tail()
    {
        var heard = new[] { new Heard(), new Heard(), new Heard() };
        await using var first = await Reader.Subscribe(_log, heard[0].Take);
        await using var second = await Reader.Subscribe(_log, heard[1].Take);
        await using var atTheWriter = await Writer.Subscribe(_log, heard[2].Take);
        await Writer.Publish(_log, Tails.Comment(1, "你好"));
        await Task.WhenAll(heard.Select(one => one.Until(1)));
        Assert.All(heard, one => Assert.Equal([1L], one.Offsets));
    }

    [Fact]
    public async Task Who_unsubscribed_hears_nothing_more_and_the_others_do()
    {
        var (gone, stays) = (new Heard(), new Heard());
        var subscription = await Reader.Subscribe(_log, gone.Take);
        await using var other = await Reader.Subscribe(_log, stays.Take);
        await Writer.Publish(_log, Tails.Comment(1, "在"));
        await Task.WhenAll(gone.Until(1), stays.Until(1));
        await subscription.DisposeAsync();
        await subscription.DisposeAsync();
        await Writer.Publish(_log, Tails.Comment(2, "还在吗"));
        await stays.Until(2);
        Assert.Equal([1L], gone.Offsets);
    }

    [Fact]
    public async Task A_log_can_be_subscribed_to_again_after_its_last_reader_left()
    {
        for (var i = 0; i < 100; i++)
        {
            await (await Reader.Subscribe(_log, new Heard().Take)).DisposeAsync();
        }

        var heard = new Heard();
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        await Writer.Publish(_log, Tails.Comment(1, "又来了"));
        await heard.Until(1);
    }

    [Fact]
    public async Task Logs_do_not_mix()
    {
        var (mine, theirs) = (new Heard(), new Heard());
        var other = LogName.Of(new GroupId("s1"));
        await using var first = await Reader.Subscribe(_log, mine.Take);
        await using var second = await Reader.Subscribe(other, theirs.Take);
        await Writer.Publish(other, Tails.Comment(1, "群里"));
        await Writer.Publish(_log, Tails.Comment(7, "公屏"));
        await Task.WhenAll(mine.Until(7), theirs.Until(1));
        Assert.Equal([7L], mine.Offsets);
        Assert.Equal([1L], theirs.Offsets);
    }

    [Fact]
    public async Task Publishing_what_nobody_listens_to_is_no_failure()
    {
        var heard = new Heard();
        await Writer.Publish(_log, Tails.Comment(1, "没人"));
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        await Writer.Publish(_log, Tails.Comment(2, "有人"));
        await heard.Until(2);
    }

    [Fact]
    public async Task Events_of_every_kind_arrive_as_they_were()
    {
        var heard = new Heard();
        var sent = Tails.Of(1, [.. Tails.EveryKind()]);
        await using var subscription = await Reader.Subscribe(_log, heard.Take);
        await Writer.Publish(_log, sent);
        await heard.Until(sent.Head);
        var kinds = typeof(EventBody).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventBody)));
        Assert.Equal(kinds.ToHashSet(), sent.Events.Select(logged => logged.Body.GetType()).ToHashSet());
        Assert.Equal(sent.Events.Select(Heard.Json), heard.Events);
        Assert.Equal(
            sent.Events.Where(IsCompared),
            heard.Tails.SelectMany(tail => tail.Events).Where(IsCompared));
    }

    /// <summary>Lists in records are compared as references; their JSON was.</summary>
    private static bool IsCompared(LoggedEvent logged) => logged.Body is not (PostingPinned or Answered);
}
