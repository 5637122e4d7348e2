using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Live.Tests.Sessions;

namespace LiveFair.Live.Tests.Comments;

public sealed class SlowModeTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void A_second_comment_within_the_time_is_TOO_FAST_and_hears_how_long_to_wait()
    {
        Set(30_000);
        Says(Fair.Viewer);
        _live.Now += TimeSpan.FromSeconds(12);

        Assert.Equal(TimeSpan.FromSeconds(18), Waits(Fair.Viewer));
        _live.Now += TimeSpan.FromSeconds(18);
        Says(Fair.Viewer);
    }

    [Fact]
    public void Another_viewer_and_the_station_s_people_do_not_wait()
    {
        Set(30_000);
        Says(Fair.Viewer);
        Says(Fair.OtherViewer);
        Says(Fair.Staff);
        Says(Fair.Staff);
    }

    [Fact]
    public void Another_device_with_the_same_phone_waits_as_well()
    {
        Set(30_000);
        Says(Fair.Viewer);

        Assert.NotNull(Waits(Fair.OtherViewer with { SamePhone = [Fair.Viewer.Viewer!.Value] }));
    }

    [Fact]
    public void What_was_said_before_it_was_turned_on_does_not_count_and_off_is_off()
    {
        Says(Fair.Viewer);
        Set(30_000);
        Says(Fair.Viewer);
        Assert.NotNull(Waits(Fair.Viewer));
        Set(0);
        Says(Fair.Viewer);
    }

    [Fact]
    public void A_time_that_is_changed_holds_for_what_was_said_before_the_change()
    {
        Set(30_000);
        Says(Fair.Viewer);
        Set(60_000);

        Assert.Equal(TimeSpan.FromSeconds(60), Waits(Fair.Viewer));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(300_001)]
    [InlineData(long.MaxValue)]
    public void A_time_out_of_bounds_is_refused(long slowMs) => Assert.Equal(
        RefusalCode.Invalid, _live.Do(new SetRules(new RoomRules(slowMs, false)) { By = Fair.Staff }).Refused?.Code);

    [Fact]
    public void Rules_are_told_and_traced_and_the_same_ones_again_stand()
    {
        var set = new SetRules(new RoomRules(30_000, true)) { By = Fair.Staff };
        var pending = _live.Log(set);

        Assert.Equal(new RulesChanged(30_000, true), pending.Body);
        Assert.Equal(("session.rules", "slowMs 30000, hold on"), (pending.Trace?.Action, pending.Trace?.Reason));
        Assert.Equal(new Decision.Stands(_live.State.Head), _live.Do(set).Value);
        Assert.NotEqual(
            SessionRules.Digest(set), SessionRules.Digest(set with { Rules = set.Rules with { Hold = false } }));
    }

    [Fact]
    public void Of_very_many_who_spoke_long_ago_nobody_waits_and_of_those_of_now_everybody()
    {
        Set(300_000);
        for (var i = 0; i < 3_000; i++)
        {
            _live.Append(new Commented(new Person($"v-{i}", "老马"), "想去"));
            _live.Now += TimeSpan.FromSeconds(1);
        }

        Assert.Null(Waits(Viewer(2_600)));
        Assert.Equal(TimeSpan.FromSeconds(299), Waits(Viewer(2_999)));
        Assert.Equal(TimeSpan.FromSeconds(1), Waits(Viewer(2_701)));
    }

    private static Caller Viewer(int number) => Fair.Viewer with { Viewer = new ViewerId($"v-{number}") };

    private void Set(long slowMs) => _live.Log(new SetRules(new RoomRules(slowMs, false)) { By = Fair.Staff });

    private void Says(Caller by) => _live.Log(new SayOnScreen("路过") { By = by });

    private TimeSpan? Waits(Caller by)
    {
        var refusal = _live.State.Decide(new SayOnScreen("路过") { By = by }, _live.Now).Refused;
        Assert.Equal(refusal is null ? null : RefusalCode.TooFast, refusal?.Code);
        return refusal?.RetryAfter;
    }
}
