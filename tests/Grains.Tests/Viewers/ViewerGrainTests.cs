using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Tests.Viewers;

[Collection(nameof(Cluster))]
public sealed class ViewerGrainTests(Cluster cluster) : IAsyncLifetime
{
    private static long _number = 13_800_000_000;
    private readonly PhoneNumber _phone = PhoneNumber.FromStore($"{Interlocked.Increment(ref _number)}");
    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _session;

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _session = await _fair.NewSession(_posting);
        await cluster.Grains.GetSession(_session).Do(new StartSession { By = _fair.Host });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task After_a_burst_of_three_a_comment_must_wait_and_a_retry_need_not()
    {
        var viewer = Grain(await _fair.NewCaller());
        var answers = new List<Outcome<Appended>>();
        for (var i = 1; i <= 4; i++)
        {
            answers.Add(await viewer.Comment(_session, new OpId($"op{i}"), "路过"));
        }

        Assert.Equal([2L, 3L, 4L], answers.Take(3).Select(answer => answer.Value.Offset));
        Assert.Equal(
            (RefusalCode.TooFast, TimeSpan.FromSeconds(2)),
            (answers[3].Refused!.Code, answers[3].Refused!.RetryAfter));
        Assert.Equal(
            new Appended(AppendKind.Repeated, 3),
            (await viewer.Comment(_session, new OpId("op2"), "路过")).Value);
        Assert.Equal(RefusalCode.OpReused, (await viewer.Comment(_session, new OpId("op2"), "改了")).Refused!.Code);
        cluster.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(5, (await viewer.Comment(_session, new OpId("op4"), "路过")).Value.Offset);
    }

    [Fact]
    public async Task A_comment_needs_a_confirmed_phone_and_a_reaction_does_not()
    {
        var viewer = Grain(await _fair.NewViewer());
        Assert.Equal(RefusalCode.VerifyPhone, (await viewer.Comment(_session, new OpId("op1"), "你好")).Refused!.Code);
        Assert.True((await viewer.React(_session, new OpId("op2"), _posting, ReactionKind.Want)).Ok);
    }

    [Fact]
    public async Task In_a_group_a_viewer_talks_by_the_rules_of_comments()
    {
        var (member, silent) = (await _fair.NewCaller(), await _fair.NewViewer());
        var group = await Join(member);
        await Join(silent);
        Assert.Equal(
            RefusalCode.VerifyPhone, (await Grain(silent).Say(group, new OpId("op"), "你好", null)).Refused!.Code);
        var viewer = Grain(member);
        var answers = new List<Outcome<long>>();
        for (var i = 1; i <= 4; i++)
        {
            answers.Add(await viewer.Say(group, new OpId($"op{i}"), "路过", null));
        }

        Assert.All(answers.Take(3), answer => Assert.True(answer.Ok));
        Assert.Equal(
            (RefusalCode.TooFast, TimeSpan.FromSeconds(2)),
            (answers[3].Refused!.Code, answers[3].Refused!.RetryAfter));
        Assert.Equal(answers[1].Value, (await viewer.Say(group, new OpId("op2"), "路过", null)).Value);
        Assert.Equal(RefusalCode.OpReused, (await viewer.Say(group, new OpId("op2"), "改了", null)).Refused!.Code);
        Assert.Equal(RefusalCode.TooFast, (await viewer.Comment(_session, new OpId("op5"), "路过")).Refused!.Code);
    }

    [Fact]
    public async Task A_viewer_who_does_not_exist_is_not_found()
    {
        var nobody = cluster.Grains.GetViewer(new ViewerId("nobody"));
        Assert.Equal(RefusalCode.NotFound, (await nobody.Profile()).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nobody.RequestPhoneCode(_phone)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nobody.ConfirmPhone(_phone, "1")).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nobody.Comment(_session, new OpId("op"), "在")).Refused!.Code);
    }

    [Fact]
    public async Task The_right_code_confirms_the_phone_once()
    {
        var caller = await _fair.NewViewer();
        var viewer = Grain(caller);
        var code = await Code(viewer);
        Assert.Equal(_phone, (await viewer.ConfirmPhone(_phone, code)).Value!.Phone);
        Assert.Equal(RefusalCode.Invalid, (await viewer.ConfirmPhone(_phone, code)).Refused!.Code);
        await cluster.Forget(viewer);
        Assert.Equal(_phone, (await viewer.Profile()).Value!.Phone);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_code_is_wrong_too()
    {
        var viewer = Grain(await _fair.NewViewer());
        var code = await Code(viewer);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(RefusalCode.Invalid, (await viewer.ConfirmPhone(_phone, "wrong")).Refused!.Code);
        }

        Assert.Equal(RefusalCode.Invalid, (await viewer.ConfirmPhone(_phone, code)).Refused!.Code);
    }

    [Fact]
    public async Task A_code_is_good_for_less_than_five_minutes()
    {
        var viewer = Grain(await _fair.NewViewer());
        var code = await Code(viewer);
        cluster.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(RefusalCode.Invalid, (await viewer.ConfirmPhone(_phone, code)).Refused!.Code);
    }

    [Fact]
    public async Task A_new_code_takes_the_place_of_the_one_before()
    {
        var viewer = Grain(await _fair.NewViewer());
        var old = await Code(viewer);
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        var code = await Code(viewer);
        Assert.NotEqual(old, code);
        Assert.Equal(RefusalCode.Invalid, (await viewer.ConfirmPhone(_phone, old)).Refused!.Code);
        Assert.True((await viewer.ConfirmPhone(_phone, code)).Ok);
    }

    [Fact]
    public async Task Codes_to_one_number_keep_a_minute_apart_and_end_at_ten_a_day()
    {
        var (viewer, other) = (Grain(await _fair.NewViewer()), Grain(await _fair.NewViewer()));
        for (var i = 0; i < 10; i++)
        {
            await Code(viewer);
            Assert.Equal(RefusalCode.TooFast, (await other.RequestPhoneCode(_phone)).Refused!.Code);
            cluster.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var refused = (await other.RequestPhoneCode(_phone)).Refused!;
        Assert.Equal(RefusalCode.TooFast, refused.Code);

        // The store keeps milliseconds, the clock keeps more.
        Assert.Equal((24 * 60) - 10, Math.Round(refused.RetryAfter!.Value.TotalMinutes, 3));
        cluster.Time.Advance(TimeSpan.FromDays(1));
        await Code(other);
    }

    private IViewerGrain Grain(Caller caller) => cluster.Grains.GetViewer(caller.Viewer!.Value);

    private async Task<GroupId> Join(Caller viewer) => (await cluster.Grains.GetSession(_session).Enrol(
        viewer, new OpId("join"), FollowUpGroup.ConsentVersion)).Value!.Group;

    private async Task<string> Code(IViewerGrain viewer)
    {
        var sent = await viewer.RequestPhoneCode(_phone);
        Assert.True(sent.Ok, sent.Refused?.Words);
        return cluster.Sms.LastTo(_phone);
    }
}
