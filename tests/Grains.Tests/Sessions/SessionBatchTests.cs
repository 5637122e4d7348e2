using System.Reflection;
using LiveFair.Grains.Sessions;
using LiveFair.Live;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

public sealed class SessionBatchTests
{
    private readonly ISessionGrain _session = DispatchProxy.Create<ISessionGrain, HeldSession>();
    private int _forgotten;

    private HeldSession Held => (HeldSession)(object)_session;

    [Fact]
    public async Task What_comes_while_a_batch_is_under_way_goes_together_with_the_next()
    {
        var batch = Batch();
        var first = Add(batch, "第一");
        await Held.Reached.Task;
        var others = Enumerable.Range(0, 40).Select(i => Add(batch, $"{i}")).ToList();
        Held.Open.SetResult();
        await Task.WhenAll(others.Append(first));
        Assert.Equal([1, 40], Held.Batches.Select(one => one.Length));
        Assert.Equal(
            Enumerable.Range(0, 40).Select(i => $"{i}"),
            Held.Batches[1].Select(one => ((SayOnScreen)one).Text));
    }

    [Fact]
    public async Task A_failure_is_told_to_everybody_in_the_batch_and_to_nobody_else()
    {
        var batch = Batch();
        var first = Add(batch, "第一");
        await Held.Reached.Task;
        Held.FailSecond = true;
        var others = Enumerable.Range(0, 5).Select(i => Add(batch, $"{i}")).ToList();
        Held.Open.SetResult();
        Assert.True((await first).Ok);
        foreach (var one in others)
        {
            await Assert.ThrowsAsync<IOException>(() => one);
        }
    }

    [Fact]
    public async Task At_twenty_thousand_that_wait_the_next_is_told_to_come_back()
    {
        var batch = Batch();
        var first = Add(batch, "第一");
        await Held.Reached.Task;
        var waiting = Enumerable.Range(0, 20_000).Select(i => Add(batch, $"{i}")).ToList();
        var refused = (await Add(batch, "太多")).Refused!;
        Assert.Equal((RefusalCode.Overloaded, TimeSpan.FromSeconds(1)), (refused.Code, refused.RetryAfter));
        Held.Open.SetResult();
        Assert.All(await Task.WhenAll(waiting.Append(first)), answer => Assert.True(answer.Ok));
        Assert.All(Held.Batches, one => Assert.True(one.Length <= 500));
    }

    [Fact]
    public async Task A_batch_that_ran_empty_is_forgotten_once_and_takes_nothing_more()
    {
        var forgotten = new TaskCompletionSource();
        var batch = new SessionBatch(_session, () => Task.CompletedTask, () =>
        {
            _forgotten++;
            forgotten.SetResult();
        });
        Held.Open.SetResult();
        await Add(batch, "一条");
        await forgotten.Task.Within(TimeSpan.FromSeconds(10), () => "the batch is forgotten");
        Assert.False(batch.TryAdd(Say("晚了"), out _));
        Assert.Equal(1, _forgotten);
    }

    [Fact]
    public async Task What_comes_soon_after_a_batch_goes_with_one_other_when_the_time_to_gather_is_over()
    {
        var gathered = new TaskCompletionSource();
        var batch = new SessionBatch(_session, () => gathered.Task, () => _forgotten++);
        Held.Open.SetResult();
        Assert.True((await Add(batch, "第一条")).Ok);
        var (second, third) = (Add(batch, "第二条"), Add(batch, "第三条"));
        Assert.Single(Held.Batches);
        gathered.SetResult();
        await Task.WhenAll(second, third);
        Assert.Equal([1, 2], Held.Batches.Select(one => one.Length));
    }

    private static SayOnScreen Say(string text) => new(text) { By = Caller.Nobody };

    private static Task<Outcome<Appended>> Add(SessionBatch batch, string text)
    {
        Assert.True(batch.TryAdd(Say(text), out var answer));
        return answer;
    }

    private SessionBatch Batch() => new(_session, () => Task.CompletedTask, () => _forgotten++);

    /// <summary>
    /// A session whose first batch is kept until it is let go. A proxy, so that no silo takes it for a grain.
    /// </summary>
    public class HeldSession : DispatchProxy
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<SessionCommand[]> Batches { get; } = [];

        public bool FailSecond { get; set; }

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method?.Name switch
        {
            nameof(ISessionGrain.DoAll) => DoAll((SessionCommand[])arguments![0]!),
            _ => throw new NotSupportedException($"{method?.Name} is not asked of this session."),
        };

        private async Task<Outcome<Appended>[]> DoAll(SessionCommand[] commands)
        {
            Batches.Add(commands);
            Reached.TrySetResult();
            await Open.Task;
            return FailSecond && Batches.Count == 2
                ? throw new IOException("The disk is full.")
                : [.. commands.Select(_ => (Outcome<Appended>)new Appended(AppendKind.Stored, 1))];
        }
    }
}
