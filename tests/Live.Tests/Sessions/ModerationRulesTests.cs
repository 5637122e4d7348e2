using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class ModerationRulesTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void A_muted_viewer_hears_how_long_and_may_go_on_after_it()
    {
        _live.Log(new MuteViewer(Fair.Viewer.Viewer!.Value, TimeSpan.FromMinutes(10), "刷屏") { By = Fair.Staff });
        _live.Now += TimeSpan.FromMinutes(4);
        var refusal = _live.Do(Say(Fair.Viewer)).Refused;

        Assert.Equal(RefusalCode.Muted, refusal?.Code);
        Assert.Equal(TimeSpan.FromMinutes(6), refusal?.RetryAfter);
        Assert.True(_live.Do(Say(Fair.OtherViewer)).Ok);
        _live.Now += TimeSpan.FromMinutes(6);
        Assert.True(_live.Do(Say(Fair.Viewer)).Ok);
    }

    [Fact]
    public void A_mute_without_an_end_lasts_until_it_is_lifted()
    {
        var viewer = Fair.Viewer.Viewer!.Value;
        _live.Log(new MuteViewer(viewer, null, "辱骂") { By = Fair.Host });
        _live.Now += TimeSpan.FromDays(1);

        Assert.Equal(
            new Refusal(RefusalCode.Muted, "The host muted you in this session."),
            _live.Do(Say(Fair.Viewer)).Refused);
        _live.Log(new UnmuteViewer(viewer) { By = Fair.Host });
        Assert.True(_live.Do(Say(Fair.Viewer)).Ok);
    }

    [Fact]
    public void A_mute_that_was_lifted_stays_lifted_however_often_it_is_asked_until_there_is_another()
    {
        var viewer = Fair.Viewer.Viewer!.Value;
        var (mute, unmute) = (
            new MuteViewer(viewer, null, "辱骂") { By = Fair.Host }, new UnmuteViewer(viewer) { By = Fair.Staff });
        Assert.Equal(RefusalCode.NotFound, _live.Do(unmute).Refused?.Code);
        _live.Log(mute);
        _live.Log(unmute);
        Assert.Equal(new Decision.Stands(3), _live.Do(unmute).Value);
        _live.Log(mute);
        _live.Log(unmute);
        Assert.Equal(new Decision.Stands(5), _live.Do(unmute).Value);
    }

    [Fact]
    public void A_mute_holds_on_another_device_with_the_same_phone_and_ends_there_too()
    {
        var (viewer, twin) = (Fair.Viewer.Viewer!.Value, Fair.OtherViewer.Viewer!.Value);
        var (mute, unmute) = (
            new MuteViewer(viewer, TimeSpan.FromMinutes(10), "刷屏") { By = Fair.Staff },
            new UnmuteViewer(viewer) { By = Fair.Staff });
        var say = Say(Fair.OtherViewer with { SamePhone = [new ViewerId("v-nobody"), viewer] });
        _live.Log(mute);
        _live.Now += TimeSpan.FromMinutes(4);
        var refusal = _live.Do(say).Refused;

        Assert.Equal((RefusalCode.Muted, TimeSpan.FromMinutes(6)), (refusal?.Code, refusal?.RetryAfter));
        Assert.Equal(RefusalCode.NotFound, _live.Do(new UnmuteViewer(twin) { By = Fair.Staff }).Refused?.Code);
        _live.Now += TimeSpan.FromMinutes(6);
        Assert.True(_live.Do(say).Ok);
        _live.Log(mute);
        _live.Log(unmute);
        Assert.True(_live.Do(say).Ok);
    }

    [Fact]
    public void Of_several_mutes_of_the_same_phone_the_longest_counts()
    {
        var (viewer, twin) = (Fair.Viewer.Viewer!.Value, Fair.OtherViewer.Viewer!.Value);
        var say = Say(Fair.OtherViewer with { SamePhone = [viewer] });
        _live.Log(new MuteViewer(twin, TimeSpan.FromMinutes(5), "刷屏") { By = Fair.Staff });
        _live.Log(new MuteViewer(viewer, TimeSpan.FromMinutes(9), "刷屏") { By = Fair.Staff });

        Assert.Equal(TimeSpan.FromMinutes(9), _live.Do(say).Refused?.RetryAfter);
        _live.Log(new MuteViewer(viewer, null, "辱骂") { By = Fair.Staff });
        Assert.Equal(new Refusal(RefusalCode.Muted, "The host muted you in this session."), _live.Do(say).Refused);
    }

    [Theory]
    [InlineData(0, "刷屏", false)]
    [InlineData(-5, "刷屏", false)]
    [InlineData(1, "刷屏", true)]
    [InlineData(1_440, "刷屏", true)]
    [InlineData(1_441, "刷屏", false)]
    [InlineData(10, "", false)]
    public void A_mute_needs_a_reason_and_1_to_1440_minutes(int minutes, string reason, bool done)
    {
        var mute = new MuteViewer(Fair.Viewer.Viewer!.Value, TimeSpan.FromMinutes(minutes), reason) { By = Fair.Staff };

        Assert.Equal(done, _live.Do(mute).Ok);
    }

    [Fact]
    public void A_removed_comment_loses_its_words_in_every_list()
    {
        _live.Log(Say(Fair.Viewer, "加微信包过体检吗"));
        var pending = _live.Log(new RemoveComment(2, "fraud") { By = Fair.Staff });

        Assert.Equal(new CommentWordsRemoved(2, "fraud"), pending.Change);
        Assert.Null(Assert.IsType<Commented>(Assert.Single(_live.State.Recent).Body).Text);
        Assert.Empty(_live.Board.Unanswered);
    }

    [Fact]
    public void A_comment_that_was_removed_is_not_removed_again()
    {
        _live.Log(Say(Fair.Viewer));
        _live.Log(new RemoveComment(2, "fraud") { By = Fair.Staff });

        Assert.Equal(new Decision.Stands(3), _live.Do(new RemoveComment(2, "spam") { By = Fair.Host }).Value);
    }

    [Theory]
    [InlineData(2, "差评", RefusalCode.Invalid)]
    [InlineData(0, "spam", RefusalCode.NotFound)]
    [InlineData(-1, "spam", RefusalCode.NotFound)]
    [InlineData(3, "spam", RefusalCode.NotFound)]
    public void Only_what_was_logged_is_removed_and_only_for_a_listed_reason(
        long target, string reason, RefusalCode code)
    {
        _live.Log(Say(Fair.Viewer));

        Assert.Equal(code, _live.Do(new RemoveComment(target, reason) { By = Fair.Host }).Refused?.Code);
    }

    private static SayOnScreen Say(Caller by, string text = "想去") => new(text) { By = by };
}
