using LiveFair.Grains.Sessions;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class CommandBatcherTests(Cluster cluster)
{
    [Fact]
    public async Task A_thousand_comments_that_wait_for_one_commit_take_three_and_keep_their_order()
    {
        var fair = await cluster.NewFair();
        var id = await fair.NewSession();
        var log = LogName.Of(id);
        await cluster.Grains.GetSession(id).Do(new StartSession { By = fair.Host });
        var viewer = await fair.NewViewer();
        var batcher = fair.Of<CommandBatcher>();
        Task<Outcome<Appended>> Say(int i) =>
            batcher.Do(id, new SayOnScreen($"{i}") { By = viewer, Op = new OpId($"op{i}") });
        var before = cluster.Logs.Appends(log);
        var gate = cluster.Logs.HoldNext(log);
        var first = Say(0);
        await gate.Reached.Task;
        var others = Enumerable.Range(1, 1_000).Select(Say).ToList();
        gate.Opened.SetResult();
        Assert.Equal(
            Enumerable.Range(2, 1_001).Select(offset => (long)offset),
            (await Task.WhenAll(others.Prepend(first))).Select(answer => answer.Value.Offset));
        Assert.Equal(3, cluster.Logs.Appends(log) - before);
        Assert.Equal(
            Enumerable.Range(0, 1_001).Select(i => $"{i}"),
            (await fair.Log(id)).Select(logged => logged.Body).OfType<Commented>().Select(said => said.Text));
    }
}
