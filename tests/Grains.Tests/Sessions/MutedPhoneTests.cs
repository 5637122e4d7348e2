using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Tests.Sessions;

/// <summary>A mute is of a person, who is known by the phone; a device token is thrown away easily.</summary>
[Collection(nameof(Cluster))]
public sealed class MutedPhoneTests(Cluster cluster) : IAsyncLifetime
{
    private static long _number = 13_700_000_000;
    private readonly PhoneNumber _phone = NewPhone();
    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _session;
    private Caller _muted = null!;
    private Caller _other = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_session);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _session = await _fair.NewSession(_posting);
        (_muted, _other) = (await _fair.NewViewer(), await _fair.NewViewer());
        Assert.True((await Session.Do(new StartSession { By = _fair.Host })).Ok);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_device_with_the_same_phone_stays_muted_also_after_a_reload_until_the_mute_is_lifted()
    {
        await Confirm(_muted, _phone);
        await Mute(null);
        await Confirm(_other, _phone);
        Assert.Equal((RefusalCode.Muted, null), await Refused(_other));
        await cluster.Forget(Session);
        await cluster.Forget(Grain(_other));
        Assert.Equal((RefusalCode.Muted, null), await Refused(_other));
        Assert.Equal((RefusalCode.Muted, null), await Refused(_muted));
        Assert.True((await Session.Do(new UnmuteViewer(_muted.Viewer!.Value) { By = _fair.Staff })).Ok);
        await MayComment(_other);
        await MayComment(_muted);
    }

    [Fact]
    public async Task A_mute_with_an_end_ends_for_the_phone_too()
    {
        await Confirm(_muted, _phone);
        await Confirm(_other, _phone);
        await Mute(TimeSpan.FromMinutes(10));
        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal((RefusalCode.Muted, TimeSpan.FromMinutes(6)), await Refused(_other));
        cluster.Time.Advance(TimeSpan.FromMinutes(6));
        await MayComment(_other);
    }

    [Fact]
    public async Task A_device_that_had_the_phone_first_is_muted_with_the_one_that_got_it_later()
    {
        await Confirm(_other, _phone);
        await MayComment(_other);
        await Confirm(_muted, _phone);
        await Mute(null);
        Assert.Equal((RefusalCode.Muted, null), await Refused(_other));
    }

    [Fact]
    public async Task A_phone_that_a_muted_device_confirms_later_is_muted_wherever_it_goes()
    {
        await Mute(null);
        await Confirm(_muted, _phone);
        await Confirm(_other, _phone);
        Assert.Equal((RefusalCode.Muted, null), await Refused(_other));
    }

    [Fact]
    public async Task A_phone_that_was_changed_for_another_does_not_shake_off_a_mute()
    {
        await Confirm(_muted, _phone);
        await Mute(null);
        await Confirm(_muted, NewPhone());
        await Confirm(_other, _phone);
        await Confirm(_other, NewPhone());
        Assert.Equal((RefusalCode.Muted, null), await Refused(_other));
    }

    [Fact]
    public async Task Another_phone_is_not_muted_and_neither_is_one_whose_code_was_not_given_back()
    {
        await Confirm(_muted, _phone);
        await Mute(null);
        await Confirm(_other, NewPhone());
        cluster.Time.Advance(PhoneCodes.Spacing);
        Assert.True((await Grain(_other).RequestPhoneCode(_phone)).Ok);
        await MayComment(_other);
    }

    [Fact]
    public async Task A_mute_concerns_comments_only()
    {
        await Confirm(_muted, _phone);
        await Confirm(_other, _phone);
        await Mute(null);
        Assert.True((await Grain(_other).React(_session, NewOp(), _posting, ReactionKind.Want)).Ok);
    }

    private static PhoneNumber NewPhone() => PhoneNumber.FromStore($"{Interlocked.Increment(ref _number)}");

    private static OpId NewOp() => new(NewId.Next());

    private IViewerGrain Grain(Caller caller) => cluster.Grains.GetViewer(caller.Viewer!.Value);

    private async Task Mute(TimeSpan? time) => Assert.True(
        (await Session.Do(new MuteViewer(_muted.Viewer!.Value, time, "刷屏") { By = _fair.Staff })).Ok);

    private async Task Confirm(Caller caller, PhoneNumber phone)
    {
        cluster.Time.Advance(PhoneCodes.Spacing);
        Assert.True((await Grain(caller).RequestPhoneCode(phone)).Ok);
        Assert.True((await Grain(caller).ConfirmPhone(phone, cluster.Sms.LastTo(phone))).Ok);
    }

    private async Task MayComment(Caller caller)
    {
        var answer = await Grain(caller).Comment(_session, NewOp(), "路过");
        Assert.True(answer.Ok, answer.Refused?.Words);
    }

    private async Task<(RefusalCode? Code, TimeSpan? Wait)> Refused(Caller caller)
    {
        var refusal = (await Grain(caller).Comment(_session, NewOp(), "路过")).Refused;
        return (refusal?.Code, refusal?.RetryAfter);
    }
}
