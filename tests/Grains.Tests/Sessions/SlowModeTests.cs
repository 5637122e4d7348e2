using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class SlowModeTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private SessionId _session;
    private Caller _viewer = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_session);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _session = await _fair.NewSession(await _fair.NewPosting());
        _viewer = await _fair.NewViewer();
        await Done(new StartSession { By = _fair.Host });
        await Done(new SetRules(new RoomRules(60_000, false)) { By = _fair.Staff });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_waits_still_waits_as_long_after_a_reload()
    {
        await Done(Say());
        for (var i = 0; i < SessionState.RecentComments; i++)
        {
            await Done(new SayOnScreen("欢迎") { By = _fair.Host });
        }

        cluster.Time.Advance(TimeSpan.FromSeconds(20));
        var before = await Session.Do(Say());
        await cluster.Forget(Session);

        Assert.Equal(RefusalCode.TooFast, before.Refused!.Code);
        Assert.Equal(TimeSpan.FromSeconds(40), before.Refused.RetryAfter);
        Assert.Equal(before, await Session.Do(Say()));
        cluster.Time.Advance(TimeSpan.FromSeconds(40));
        await Done(Say());
    }

    [Fact]
    public async Task Of_two_comments_in_one_batch_the_second_waits_and_a_retry_of_the_first_does_not()
    {
        var (first, second) = (Say(), Say());

        var answers = await Session.DoAll([first, second, first]);

        Assert.Equal(AppendKind.Stored, answers[0].Value.Kind);
        Assert.Equal(RefusalCode.TooFast, answers[1].Refused?.Code);
        Assert.Equal(new Appended(AppendKind.Repeated, answers[0].Value.Offset), answers[2].Value);
    }

    [Fact]
    public async Task The_snapshot_tells_the_rules_also_after_a_reload()
    {
        await cluster.Forget(Session);

        Assert.Equal(new RoomRules(60_000, false), (await Session.Snapshot()).Value!.Rules);
    }

    private SayOnScreen Say() => new("路过") { By = _viewer, Op = new OpId(NewId.Next()) };

    private async Task Done(SessionCommand command)
    {
        var answer = await Session.Do(command);
        Assert.True(answer.Ok, answer.Refused?.Words);
    }
}
