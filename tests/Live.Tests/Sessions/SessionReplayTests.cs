using System.Text.Json;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

/// <summary>A state is nothing but the sum of its log, whatever was asked of the session.</summary>
public sealed class SessionReplayTests
{
    private const int Commands = 300;

    private static readonly string[] Said =
        ["想去", "工资多少", "太远了", "包住吗？", "日结还是月结呢", "有没有周末双休", "钱太少", "报名了", "\u200B", ""];

    private static readonly Caller[] Seekers =
        [.. Enumerable.Range(1, 8).Select(i => Fair.Seeker($"v{i}", $"求职者{i}"))];

    private static readonly Caller[] Everybody =
    [
        Fair.Host, Fair.Host, Fair.Host, Fair.Admin, Fair.Staff, Fair.Colleague, Fair.StrangeHost, Caller.Nobody,
        .. Seekers,
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 15)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reading_the_stored_log_again_gives_the_same_state(int seed)
    {
        var script = Play(seed);
        var again = new SessionState(Fair.Session);
        foreach (var logged in script.Events.Select(Stored))
        {
            again.Apply(logged);
        }

        Assert.Equal(Describe(script), SessionScript.Describe(again, script.Now, Viewers()));
        Assert.True(script.Board.SameAs(again.Board(script.Now, new AudienceTally())));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_log_read_without_old_comments_that_are_nothing_but_words_gives_the_same_stage_card_and_board(int seed)
    {
        var script = Play(seed);
        var again = new SessionState(Fair.Session);
        foreach (var logged in script.Events
            .Where(logged => logged.Body is not Commented { Reading: null } || logged.Offset == script.State.Head))
        {
            again.Apply(logged);
        }

        Assert.Equal(
            (script.State.Head, script.State.Stage, script.State.StageOffset, script.State.Pin, script.State.PinOffset),
            (again.Head, again.Stage, again.StageOffset, again.Pin, again.PinOffset));
        Assert.True(script.Board.SameAs(again.Board(script.Now, new AudienceTally())));
        Assert.Equal(
            JsonSerializer.Serialize(script.State.Interest.Questions.List()),
            JsonSerializer.Serialize(again.Interest.Questions.List()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_number_of_the_board_can_be_recounted_from_the_log(int seed)
    {
        var script = Play(seed);

        Assert.All(script.Board.Rows, row =>
        {
            var signs = Signs(script.Events).Where(sign => sign.Posting == row.Posting).Distinct().ToList();
            Assert.Equal(signs.Select(sign => sign.Person).Distinct().Count(), row.People);
            Assert.All(row.Counts, count => Assert.Equal(signs.Count(sign => sign.Kind == count.Key), count.Value));
            Assert.Equal(
                script.Events.Count(logged => logged.Body is Applied applied && applied.Posting == row.Posting),
                row.Applied);
        });
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_tap_is_logged_once(int seed)
    {
        var taps = Play(seed).Events.Select(logged => logged.Body).OfType<Reacted>().ToList();

        Assert.Equal(taps.Count, taps.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Nothing_is_said_shown_or_tapped_while_the_session_is_not_on_air(int seed)
    {
        var onAir = false;
        foreach (var logged in Play(seed).Events)
        {
            onAir = logged.Body switch
            {
                SessionStarted => true,
                SessionEnded => false,
                _ => onAir,
            };
            Assert.True(
                onAir || logged.Body is not (Commented or Reacted or PostingPinned or PostingUnpinned or Noticed),
                $"{logged.Body.GetType().Name} at {logged.Offset} off air");
        }
    }

    [Fact]
    public void The_plays_hold_what_the_others_look_for()
    {
        var plays = Enumerable.Range(1, 15).Select(Play).ToList();

        Assert.Contains(plays, play => play.State.Interest.Questions.List().Answered.Count > 0);
        Assert.Contains(plays, play => play.Events.Any(logged => logged.Body is Reacted));
    }

    [Fact]
    public void Deciding_changes_nothing()
    {
        var script = Play(seed: 99);
        var random = new Random(100);
        var before = Describe(script);
        for (var i = 0; i < Commands; i++)
        {
            script.State.Decide(Next(random, script.State.Head, last: false), script.Now);
        }

        Assert.Equal(before, Describe(script));
    }

    /// <summary>Who showed what interest in what, by taps and by comments that stand.</summary>
    private static IEnumerable<(string Person, PostingId? Posting, ReactionKind Kind)> Signs(List<LoggedEvent> events)
    {
        var removed = events.Select(logged => logged.Body)
            .OfType<CommentRemoved>().Select(body => body.Target).ToHashSet();
        return events.SelectMany(logged => logged.Body switch
        {
            Reacted tap => [(tap.Viewer.Value, tap.Posting, tap.Kind)],
            Commented { Reading: { } reading } said when !removed.Contains(logged.Offset) =>
                [(said.By.Id, reading.Posting, reading.Kind)],
            _ => Array.Empty<(string, PostingId?, ReactionKind)>(),
        });
    }

    private static SessionScript Play(int seed)
    {
        var random = new Random(seed);
        var script = new SessionScript();
        for (var i = 0; i < Commands; i++)
        {
            script.Now += TimeSpan.FromMilliseconds(random.Next(5_000));
            script.Do(Next(random, script.State.Head, last: i == Commands - 1));
        }

        return script;
    }

    private static SessionCommand Next(Random random, long head, bool last)
    {
        var by = Pick(random, Everybody);
        var posting = Pick(random, [Fair.Cleaner, Fair.Crochet]);
        var viewer = Pick(random, Seekers).Viewer!.Value;
        return last ? new EndSession { By = by } : random.Next(26) switch
        {
            0 => new StartSession { By = by },
            1 => new PauseSession { By = by },
            2 => new ResumeSession { By = by },
            3 => random.Next(20) == 0 ? new EndSession { By = by } : new StartSession { By = Fair.Host },
            4 or 5 => new PinPosting(posting.Id) { By = by, Card = posting.ToCard(Fair.Now) },
            6 => new UnpinPosting { By = by },
            7 => new Notice(Pick(random, Said)) { By = by },
            8 => new MuteViewer(viewer, Pick<TimeSpan?>(random, [null, TimeSpan.FromMinutes(1)]), "刷屏") { By = by },
            9 => new UnmuteViewer(viewer) { By = by },
            10 or 11 => new RemoveComment(random.NextInt64(head + 2), "spam") { By = by },
            12 => new RecordApplication(posting.Id, new CommentWordsRemoved(0, "")) { By = by },
            24 or 25 => new AnswerQuestions([random.NextInt64(head + 2), Math.Max(1, head)], "有") { By = by },
            13 => new RecordEnrolment(Fair.Group.Id) { By = by },
            < 18 => new ReactToPosting(posting.Id, Pick(random, Enum.GetValues<ReactionKind>())) { By = by },
            _ => new SayOnScreen(Pick(random, Said)) { By = by },
        };
    }

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];

    private static IEnumerable<ViewerId> Viewers() => Seekers.Select(seeker => seeker.Viewer!.Value);

    private static string Describe(SessionScript script) =>
        SessionScript.Describe(script.State, script.Now, Viewers());

    /// <summary>The event as it comes back from a store that keeps bodies as JSON.</summary>
    private static LoggedEvent Stored(LoggedEvent logged) => logged with
    {
        Body = JsonSerializer.Deserialize<EventBody>(
            JsonSerializer.Serialize(logged.Body, LiveJson.Options), LiveJson.Options)!,
    };
}
