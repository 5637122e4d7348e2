using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class SessionStateTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void A_joining_viewer_gets_the_last_50_comments_oldest_first()
    {
        for (var i = 1; i <= 60; i++)
        {
            _live.Log(new SayOnScreen($"想去{i}") { By = Fair.Viewer });
        }

        Assert.Equal(
            Enumerable.Range(11, 50).Select(i => $"想去{i}"),
            _live.State.Recent.Select(comment => ((Commented)comment.Body).Text));
    }

    [Fact]
    public void A_joining_viewer_gets_the_last_notice()
    {
        Assert.Null(_live.State.Notice);
        _live.Log(new Notice("周六集中面试") { By = Fair.Host });
        _live.Log(new Notice("班车八点出发") { By = Fair.Host });
        _live.Log(new SayOnScreen("想去") { By = Fair.Viewer });

        Assert.Equal("班车八点出发", Assert.IsType<Noticed>(_live.State.Notice?.Body).Text);
    }

    [Fact]
    public void A_list_of_recent_comments_taken_before_does_not_change()
    {
        _live.Log(new SayOnScreen("想去") { By = Fair.Viewer });
        var recent = _live.State.Recent;
        _live.Log(new RemoveComment(2, "spam") { By = Fair.Host });

        Assert.Equal("想去", ((Commented)recent[0].Body).Text);
    }

    [Fact]
    public void A_replaced_rundown_decides_what_may_be_pinned()
    {
        _live.State.Session = Fair.Session with { Rundown = [new RundownItem(Fair.Crochet.Id, "手工钩织（居家计件）")] };

        Assert.False(_live.State.Session.InRundown(Fair.Cleaner.Id));
        Assert.Equal(Fair.Crochet.Id, Assert.Single(_live.Board.Rows).Posting);
    }

    [Fact]
    public void A_posting_with_counts_stays_on_the_board_behind_the_rundown_it_left()
    {
        _live.Log(new ReactToPosting(Fair.Cleaner.Id, ReactionKind.Want) { By = Fair.Viewer });
        var whole = _live.State.Session;
        _live.State.Session = whole with { Rundown = [whole.Rundown[1]] };
        Assert.Equal([Fair.Crochet.Id, Fair.Cleaner.Id], _live.Board.Rows.Select(row => row.Posting));
        Assert.Equal(("日结保洁员", 1), (_live.Board.Rows[1].Title, _live.Board.Rows[1].People));

        _live.State.Session = whole;
        Assert.Equal([Fair.Cleaner.Id, Fair.Crochet.Id], _live.Board.Rows.Select(row => row.Posting));
    }

    [Fact]
    public void A_card_is_on_air_until_the_end()
    {
        _live.Log(new PinPosting(Fair.Cleaner.Id) { By = Fair.Host, Card = Fair.Cleaner.ToCard(Fair.Now) });
        _live.Log(new PauseSession { By = Fair.Host });
        Assert.Equal(Fair.Cleaner.Id, _live.State.PinOnAir?.Id);
        _live.Log(new EndSession { By = Fair.Host });

        Assert.Null(_live.State.PinOnAir);
    }

    [Fact]
    public void A_pause_keeps_the_card_and_the_start()
    {
        _live.Log(new PinPosting(Fair.Cleaner.Id) { By = Fair.Host, Card = Fair.Cleaner.ToCard(Fair.Now) });
        _live.Now += TimeSpan.FromMinutes(1);
        _live.Log(new PauseSession { By = Fair.Host });
        _live.Log(new ResumeSession { By = Fair.Host });

        Assert.Equal(Fair.Cleaner.Id, _live.State.Pin?.Id);
        Assert.Equal(Fair.Now, _live.State.StartedAt);
        Assert.Equal(4, _live.State.StageOffset);
    }
}
