using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class SessionTotalsTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void What_happened_is_counted_also_by_a_state_that_has_read_no_comment_that_is_nothing_but_words()
    {
        _live.Log(new SayOnScreen("大家好") { By = Fair.Viewer });
        _live.Log(new SayOnScreen("包住吗？") { By = Fair.Viewer });
        _live.Log(new SayOnScreen("加微信") { By = Fair.OtherViewer });
        _live.Log(new RemoveComment(_live.State.Head, "ad") { By = Fair.Staff });
        _live.Log(new RecordApplication(Fair.Cleaner.Id, new CommentWordsRemoved(0, "")) { By = Fair.Viewer });
        _live.Log(new RecordEnrolment(Fair.Group.Id) { By = Fair.Viewer });
        Assert.Equal((3, 1, 1, 1), Totals(_live.State));

        var again = new SessionState(Fair.Session);
        foreach (var logged in _live.Events.Where(logged => logged.Body is not Commented { Reading: null }))
        {
            again.Apply(logged);
        }

        Assert.Equal((3, 1, 1, 1), Totals(again));
    }

    [Fact]
    public void The_peak_is_the_most_who_watched_at_the_same_time()
    {
        AudienceSample[] samples = [new(0, 2, 5), new(10_000, 7, 9), new(20_000, 1, 7)];

        Assert.Equal(9, _live.State.Report(Fair.Now, new AudienceTally(), samples).PeakViewers);
        Assert.Equal(0, _live.State.Report(Fair.Now, new AudienceTally(), []).PeakViewers);
    }

    private (long Comments, int Removed, int Applications, int Enrolments) Totals(SessionState state)
    {
        var report = state.Report(_live.Now, new AudienceTally(), []);
        return (report.Comments, report.Removed, report.Applications, report.Enrolments);
    }
}
