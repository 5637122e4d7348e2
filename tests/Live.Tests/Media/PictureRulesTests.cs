using LiveFair.Live.Media;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Media;

public sealed class PictureRulesTests
{
    private static readonly TimeSpan Keep = TimeSpan.FromDays(60);

    [Theory]
    [InlineData(SessionStage.Scheduled, true)]
    [InlineData(SessionStage.Live, true)]
    [InlineData(SessionStage.Paused, true)]
    [InlineData(SessionStage.Ended, false)]
    public void Who_has_the_key_may_publish_until_the_end(SessionStage stage, bool may) =>
        Assert.Equal(may, PictureRules.MayPublish(At(stage)) is null);

    [Theory]
    [InlineData(SessionStage.Scheduled, false, true)]
    [InlineData(SessionStage.Live, true, true)]
    [InlineData(SessionStage.Paused, true, true)]
    [InlineData(SessionStage.Ended, false, false)]
    public void Anybody_may_watch_on_air_and_the_station_s_people_before(SessionStage stage, bool anybody, bool staff)
    {
        var snapshot = new SessionSnapshot { Station = Fair.Session.Station, Epoch = "e", Head = 0, Stage = stage };

        Assert.Equal(anybody, PictureRules.MayWatch(snapshot, Caller.Nobody) is null);
        Assert.Equal(staff, PictureRules.MayWatch(snapshot, Fair.Host) is null);
    }

    [Theory]
    [InlineData(SessionStage.Live, false)]
    [InlineData(SessionStage.Paused, false)]
    [InlineData(SessionStage.Ended, true)]
    public void A_recording_is_deleted_by_its_host_once_the_session_ended(SessionStage stage, bool may)
    {
        Assert.Equal(may, RecordingRules.MayDelete(At(stage), Fair.Host) is null);
        Assert.NotNull(RecordingRules.MayDelete(At(stage), Caller.Nobody));
    }

    [Fact]
    public void A_recording_is_shown_from_the_end_until_its_time_is_over()
    {
        var ended = At(SessionStage.Ended);
        var end = ended.EndedAt!.Value;
        Assert.True(RecordingRules.MayBeShown(ended, Keep, end));
        Assert.True(RecordingRules.MayBeShown(ended, Keep, end + Keep - TimeSpan.FromSeconds(1)));
        Assert.False(RecordingRules.MayBeShown(ended, Keep, end + Keep));
        Assert.True(RecordingRules.IsOver(ended, Keep, end + Keep));
    }

    [Fact]
    public void A_recording_that_somebody_had_deleted_is_over_at_once()
    {
        var dropped = At(SessionStage.Ended) with { RecordingDeletedAt = Fair.Now };

        Assert.True(RecordingRules.IsOver(dropped, Keep, Fair.Now));
        Assert.False(RecordingRules.MayBeShown(dropped, Keep, Fair.Now));
    }

    [Fact]
    public void A_session_that_never_ended_keeps_its_recording_and_shows_none()
    {
        var live = At(SessionStage.Live);

        Assert.False(RecordingRules.IsOver(live, Keep, Fair.Now + (Keep * 10)));
        Assert.False(RecordingRules.MayBeShown(live, Keep, Fair.Now));
    }

    private static LiveSession At(SessionStage stage) => Fair.Session with
    {
        Stage = stage,
        EndedAt = stage == SessionStage.Ended ? Fair.Now : null,
    };
}
