using LiveFair.Grains.Tests.Relay;
using LiveFair.Live;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class SessionPinTests(Cluster cluster) : IAsyncLifetime
{
    private readonly Heard _heard = new();
    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _id;
    private IAsyncDisposable _subscription = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_id);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _id = await _fair.NewSession(_posting);
        _subscription = await _fair.Of<IRelay>().Subscribe(LogName.Of(_id), _heard.Take);
        await Session.Do(new StartSession { By = _fair.Host });
        Assert.Equal(2, (await Session.Do(new PinPosting(_posting) { By = _fair.Host })).Value.Offset);
    }

    public Task DisposeAsync() => _subscription.DisposeAsync().AsTask();

    [Fact]
    public async Task A_pinned_posting_that_is_withdrawn_is_taken_down()
    {
        await cluster.Grains.GetPosting(_posting).Withdraw(_fair.Staff);
        await TakenDown();
    }

    [Fact]
    public async Task A_pinned_posting_whose_employer_fails_a_check_is_taken_down_also_after_a_reload()
    {
        await cluster.Forget(Session);
        await Session.Snapshot();
        await _fair.Of<IEmployerStore>().AddCheck(
            _fair.Employer,
            new LicenceCheck("640100", false, cluster.Time.GetUtcNow().AddDays(1), "吊销"),
            _fair.Staff,
            null,
            cluster.Time.GetUtcNow());
        await TakenDown();
    }

    [Fact]
    public async Task A_pinned_posting_that_leaves_the_rundown_is_taken_down_at_once()
    {
        var other = await _fair.NewPosting();
        Assert.True((await Session.SetRundown(_fair.Host, [_posting, other])).Ok);
        Assert.NotNull((await Session.Snapshot()).Value!.Pin);
        Assert.True((await Session.SetRundown(_fair.Host, [other])).Ok);
        Assert.Null((await Session.Snapshot()).Value!.Pin);
        Assert.IsType<PostingUnpinned>((await _fair.Log(_id))[^1].Body);
    }

    [Fact]
    public async Task An_ended_session_shows_no_card_also_after_a_reload()
    {
        Assert.NotNull((await Session.Snapshot()).Value!.Pin);
        Assert.True((await Session.Do(new EndSession { By = _fair.Host })).Ok);
        Assert.Null((await Session.Snapshot()).Value!.Pin);
        await cluster.Forget(Session);
        Assert.Null((await Session.Snapshot()).Value!.Pin);
    }

    private async Task TakenDown()
    {
        await _heard.Until(3);
        Assert.IsType<PostingUnpinned>((await _fair.Log(_id))[^1].Body);
        Assert.Null((await Session.Snapshot()).Value!.Pin);
    }
}
