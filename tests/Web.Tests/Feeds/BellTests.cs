using LiveFair.Web.Feeds;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

public sealed class BellTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider _time = new();
    private readonly Bell _bell;

    public BellTests() => _bell = new Bell(_time);

    public void Dispose() => _bell.Dispose();

    [Fact]
    public void A_ring_while_nobody_waits_is_heard_by_the_next_wait()
    {
        _bell.Ring();
        Assert.True(_bell.Wait(Hour).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Many_rings_wake_once()
    {
        _bell.Ring();
        _bell.Ring();
        _bell.Ring();
        Assert.True(_bell.Wait(Hour).IsCompletedSuccessfully);
        var second = _bell.Wait(Hour).AsTask();
        Assert.False(second.IsCompleted);
        _bell.Ring();
        await second.WaitAsync(Patience);
    }

    [Fact]
    public async Task Who_rings_does_nothing_of_what_was_waited_for()
    {
        // Begun on the pool, where no context of the test's takes what comes after.
        var (_, wait) = await Task.Run(() => (true, _bell.Wait(Hour).AsTask()));
        var goesOn = wait.ContinueWith(
            _ => Thread.CurrentThread.IsThreadPoolThread, TaskContinuationOptions.ExecuteSynchronously);
        var ringer = new Thread(_bell.Ring);
        ringer.Start();
        ringer.Join();
        Assert.True(await goesOn.WaitAsync(Patience), "it went on with the thread that rang");
    }

    [Fact]
    public async Task Without_a_ring_the_time_ends_the_wait_and_not_before()
    {
        var wait = _bell.Wait(TimeSpan.FromMilliseconds(100)).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await wait.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_time_of_a_wait_that_a_ring_ended_does_not_end_the_next_one()
    {
        var first = _bell.Wait(TimeSpan.FromMilliseconds(100)).AsTask();
        _bell.Ring();
        await first.WaitAsync(Patience);
        var second = _bell.Wait(Hour).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.False(second.IsCompleted);
        _bell.Ring();
        await second.WaitAsync(Patience);
    }

    [Fact]
    public void Who_has_no_time_does_not_wait_and_leaves_the_ring_to_the_next()
    {
        Assert.True(_bell.Wait(TimeSpan.Zero).IsCompletedSuccessfully);
        Assert.True(_bell.Wait(TimeSpan.FromSeconds(-1)).IsCompletedSuccessfully);
        _bell.Ring();
        Assert.True(_bell.Wait(TimeSpan.Zero).IsCompletedSuccessfully);
        Assert.True(_bell.Wait(Hour).IsCompletedSuccessfully);
    }
}
