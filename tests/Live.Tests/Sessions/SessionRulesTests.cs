using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class SessionRulesTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void Pin_by_someone_who_is_not_the_host_is_refused_and_changes_nothing()
    {
        Assert.Equal(RefusalCode.NotAllowed, _live.Do(PinBy(Fair.Colleague)).Refused?.Code);
        Assert.Null(_live.State.Pin);
        Assert.Equal(1, _live.State.Head);
    }

    [Fact]
    public void A_host_who_became_staff_presents_no_more()
    {
        var demoted = Fair.Host with { Role = Role.Staff };

        Assert.Equal(RefusalCode.NotAllowed, _live.Do(PinBy(demoted)).Refused?.Code);
    }

    [Fact]
    public void A_pin_shows_the_whole_card_and_replaces_the_one_before()
    {
        _live.Log(PinBy(Fair.Host));
        _live.Log(new PinPosting(Fair.Crochet.Id) { By = Fair.Host, Card = Fair.Crochet.ToCard(Fair.Now) });

        Assert.Equal(Fair.Crochet.ToCard(Fair.Now), _live.State.Pin);
        Assert.Equal(3, _live.State.PinOffset);
    }

    [Fact]
    public void A_posting_outside_the_rundown_is_neither_pinned_nor_reacted_to()
    {
        var card = Fair.Cleaner.ToCard(Fair.Now) with { Id = Fair.NotInRundown };

        Assert.Equal(
            RefusalCode.NotFound,
            _live.Do(new PinPosting(Fair.NotInRundown) { By = Fair.Host, Card = card }).Refused?.Code);
        Assert.Equal(RefusalCode.NotFound, _live.Do(PinBy(Fair.Host) with { Card = null }).Refused?.Code);
        Assert.Equal(RefusalCode.NotFound, _live.Do(React(Fair.Viewer, Fair.NotInRundown)).Refused?.Code);
    }

    [Fact]
    public void Unpinning_nothing_stands_where_it_was_done_last()
    {
        _live.Log(PinBy(Fair.Host));
        _live.Log(new UnpinPosting { By = Fair.Host });

        Assert.Equal(new Decision.Stands(3), _live.Do(new UnpinPosting { By = Fair.Host }).Value);
        Assert.Null(_live.State.Pin);
    }

    [Fact]
    public void The_fair_takes_down_the_card_it_means_and_only_on_air()
    {
        var withdraw = new WithdrawPin(Fair.Cleaner.Id) { By = Caller.Nobody };
        Assert.Equal(new Decision.Stands(0), _live.Do(withdraw).Value);
        _live.Log(PinBy(Fair.Host));
        Assert.Equal(new Decision.Stands(2), _live.Do(withdraw with { Posting = Fair.Crochet.Id }).Value);
        Assert.Equal(new PostingUnpinned(), _live.Log(withdraw).Body);
        _live.Log(PinBy(Fair.Host));
        _live.Log(new EndSession { By = Fair.Host });
        Assert.Equal(new Decision.Stands(4), _live.Do(withdraw).Value);
    }

    [Fact]
    public void A_repeated_start_pause_and_end_stand_at_their_first_offset()
    {
        Assert.Equal(new Decision.Stands(1), _live.Do(new StartSession { By = Fair.Host }).Value);
        _live.Log(new PauseSession { By = Fair.Host });
        Assert.Equal(new Decision.Stands(2), _live.Do(new PauseSession { By = Fair.Host }).Value);
        _live.Log(new EndSession { By = Fair.Host });
        Assert.Equal(new Decision.Stands(3), _live.Do(new EndSession { By = Fair.Host }).Value);
    }

    [Fact]
    public void A_change_of_stage_takes_the_session_row_along() =>
        Assert.Equal(
            new StageChanged(Fair.Session.Id, SessionStage.Paused),
            _live.Log(new PauseSession { By = Fair.Host }).Change);

    [Fact]
    public void What_paused_with_the_picture_goes_on_with_it_and_what_the_host_paused_does_not()
    {
        var lost = new LosePicture { By = Caller.Nobody };
        var regained = new RegainPicture { By = Caller.Nobody };

        var paused = _live.Log(lost);
        Assert.Equal(new SessionPaused(PauseCause.PictureLost), paused.Body);
        Assert.Equal(new StageChanged(Fair.Session.Id, SessionStage.Paused), paused.Change);
        Assert.Equal(new Decision.Stands(2), _live.Do(lost).Value);
        Assert.Equal(new SessionResumed(), _live.Log(regained).Body);
        Assert.Equal(new Decision.Stands(3), _live.Do(regained).Value);

        _live.Log(new PauseSession { By = Fair.Host });
        Assert.Equal(new Decision.Stands(4), _live.Do(lost).Value);
        Assert.Equal(new Decision.Stands(4), _live.Do(regained).Value);
        _live.Log(new EndSession { By = Fair.Host });
        Assert.Equal(new Decision.Stands(5), _live.Do(lost).Value);
        Assert.Equal(new Decision.Stands(5), _live.Do(regained).Value);
    }

    [Fact]
    public void Every_change_of_stage_leaves_a_trace()
    {
        var script = new SessionScript();
        SessionCommand[] way =
        [
            new StartSession { By = Fair.Host }, new PauseSession { By = Fair.Host },
            new ResumeSession { By = Fair.Host }, new EndSession { By = Fair.Host },
        ];

        Assert.Equal(
            ["session.start", "session.pause", "session.resume", "session.end"],
            way.Select(step => script.Log(step).Trace?.Action));
    }

    [Fact]
    public void A_person_reacts_once_for_each_posting_and_kind()
    {
        _live.Log(React(Fair.Viewer, Fair.Cleaner.Id));

        Assert.Equal(new Decision.Stands(2), _live.Do(React(Fair.Viewer, Fair.Cleaner.Id)).Value);
        _live.Log(React(Fair.Viewer, Fair.Cleaner.Id, ReactionKind.TooFar));
        _live.Log(React(Fair.Viewer, Fair.Crochet.Id));
        _live.Log(React(Fair.OtherViewer, Fair.Cleaner.Id));
        Assert.Equal(2, _live.Board.Rows[0].Counts[ReactionKind.Want]);
        Assert.Equal(2, _live.Board.Rows[0].People);
    }

    [Fact]
    public void A_comment_is_logged_clean_under_the_name_on_screen()
    {
        var pending = _live.Log(new SayOnScreen(" 大家\u200B好 ") { By = Fair.Viewer, Op = new OpId("op-1") });

        Assert.Equal(new Commented(new Person("v-xiaoyu", "小雨"), "大家好"), pending.Body);
        Assert.Equal("v:v-xiaoyu", pending.Actor);
        Assert.Equal(new OpId("op-1"), pending.Op);
    }

    [Fact]
    public void A_comment_that_cannot_be_shown_is_refused_as_its_text_is()
    {
        Assert.Equal(
            RefusalCode.TooLong,
            _live.Do(new SayOnScreen(new string('想', 201)) { By = Fair.Viewer }).Refused?.Code);
        Assert.Equal(RefusalCode.Invalid, _live.Do(new SayOnScreen("\u200D") { By = Fair.Viewer }).Refused?.Code);
        Assert.Equal(RefusalCode.Invalid, _live.Do(new Notice(" ") { By = Fair.Host }).Refused?.Code);
    }

    [Fact]
    public void An_application_and_a_seat_are_counted_without_saying_whose()
    {
        var seat = new SeatLeft(Fair.Group.Id, Fair.Viewer.Viewer!.Value);
        var applied = _live.Log(new RecordApplication(Fair.Cleaner.Id, seat) { By = Fair.Viewer });
        var enrolled = _live.Log(new RecordEnrolment(Fair.Group.Id) { By = Fair.Viewer });

        Assert.Equal(new Applied(Fair.Cleaner.Id), applied.Body);
        Assert.Same(seat, applied.Change);
        Assert.Equal(new Enrolled(Fair.Group.Id), enrolled.Body);
        Assert.Equal(1, _live.Board.Rows[0].Applied);
    }

    [Fact]
    public void A_digest_tells_a_retry_from_another_content()
    {
        SessionCommand[] different =
        [
            Say(Fair.Viewer, "想去"), Say(Fair.Viewer, "太远"), new Notice("想去") { By = Fair.Host }, PinBy(Fair.Host),
            PinBy(Fair.Host) with { Posting = Fair.Crochet.Id }, React(Fair.Viewer, Fair.Cleaner.Id),
            React(Fair.Viewer, Fair.Cleaner.Id, ReactionKind.Hours), React(Fair.Viewer, Fair.Crochet.Id),
            new StartSession { By = Fair.Host }, new EndSession { By = Fair.Host }, new UnpinPosting { By = Fair.Host },
        ];

        Assert.Distinct(different.Select(SessionRules.Digest));
        Assert.Equal(
            SessionRules.Digest(PinBy(Fair.Host)), SessionRules.Digest(PinBy(Fair.Admin) with { Card = null }));
        Assert.Equal(
            SessionRules.Digest(Say(Fair.Viewer)),
            SessionRules.Digest(Say(Fair.Viewer with { SamePhone = [Fair.OtherViewer.Viewer!.Value] })));
    }

    [Fact]
    public void A_digest_is_made_of_words_of_its_own_so_that_a_class_may_get_another_name()
    {
        var host = Fair.Host;
        var viewer = Fair.Viewer.Viewer!.Value;
        (string[] Words, SessionCommand Command)[] known =
        [
            (["start"], new StartSession { By = host }), (["pause"], new PauseSession { By = host }),
            (["resume"], new ResumeSession { By = host }), (["end"], new EndSession { By = host }),
            (["unpin"], new UnpinPosting { By = host }),
            (["enrolled"], new RecordEnrolment(Fair.Group.Id) { By = host }),
            (["react", "p-cleaner", "4"], React(Fair.Viewer, Fair.Cleaner.Id, ReactionKind.Hours)),
            (["remove", "7", "spam"], new RemoveComment(7, "spam") { By = host }),
            (["mute", viewer.Value], new MuteViewer(viewer, null, "广告") { By = host }),
            (["unmute", viewer.Value], new UnmuteViewer(viewer) { By = host }),
        ];
        Assert.All(known, act => Assert.Equal(OpDigest.Of(act.Words), SessionRules.Digest(act.Command)));
    }

    [Fact]
    public void Media_time_begins_with_the_start_and_never_runs_below_it()
    {
        Assert.Equal(0, new SessionScript().State.MediaMs(Fair.Now));
        Assert.Equal(90_500, _live.State.MediaMs(Fair.Now.AddSeconds(90.5)));
        Assert.Equal(0, _live.State.MediaMs(Fair.Now.AddSeconds(-1)));
    }

    [Fact]
    public void Media_time_stops_with_the_end()
    {
        _live.Now += TimeSpan.FromMinutes(90);
        _live.Log(new EndSession { By = Fair.Host });
        _live.Now += TimeSpan.FromHours(5);
        _live.Log(new RecordEnrolment(Fair.Group.Id) { By = Fair.Viewer });

        Assert.Equal(TimeSpan.FromMinutes(90).TotalMilliseconds, _live.Events[^1].MediaMs);
    }

    [Fact]
    public void A_viewers_comment_is_stored_with_what_it_wants_of_the_posting_shown()
    {
        var unpinned = ReadingOf("包住吗？")!;
        Assert.Equal((ReactionKind.Question, null), (unpinned.Kind, unpinned.Posting));
        Assert.NotNull(unpinned.Topic);

        _live.Log(PinBy(Fair.Host));
        var pinned = ReadingOf("包住吗？")!;
        Assert.Equal((ReactionKind.Question, Fair.Cleaner.Id), (pinned.Kind, pinned.Posting));
        Assert.Null(ReadingOf("大家下午好"));
    }

    [Fact]
    public void A_place_in_the_rundown_is_that_of_the_moment()
    {
        _live.State.Session = Fair.Session with { Rundown = [.. Fair.Session.Rundown.Reverse()] };
        _live.Log(PinBy(Fair.Host));
        Assert.Equal(Fair.Cleaner.Id, ReadingOf("包住吗？")?.Posting);

        _live.State.Session = Fair.Session with { Rundown = [new RundownItem(Fair.Crochet.Id, "手工钩织")] };
        Assert.Null(ReadingOf("包住吗？")?.Posting);
    }

    [Fact]
    public void What_the_stations_own_people_say_wants_nothing()
    {
        var pending = _live.Log(Say(Fair.Host, "大家想去吗？"));

        Assert.Null(Assert.IsType<Commented>(pending.Body).Reading);
    }

    private CommentReading? ReadingOf(string text) =>
        Assert.IsType<Commented>(_live.Log(Say(Fair.Viewer, text)).Body).Reading;

    private static SayOnScreen Say(Caller by, string text = "想去") => new(text) { By = by };

    private static PinPosting PinBy(Caller by) =>
        new(Fair.Cleaner.Id) { By = by, Card = Fair.Cleaner.ToCard(Fair.Now) };

    private static ReactToPosting React(Caller by, PostingId posting, ReactionKind kind = ReactionKind.Want) =>
        new(posting, kind) { By = by };
}
