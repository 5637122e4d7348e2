using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

/// <summary>Every command at every stage by everybody: who may, and what comes of it.</summary>
public sealed class SessionRulesTableTests
{
    private const string Logs = "logs";
    private const string Stands = "stands";
    private const string NotLive = nameof(RefusalCode.NotLive);
    private const string NotAllowed = nameof(RefusalCode.NotAllowed);
    private const string NotFound = nameof(RefusalCode.NotFound);

    private static readonly Dictionary<string, Caller> Everybody = new()
    {
        ["host"] = Fair.Host,
        ["admin"] = Fair.Admin,
        ["colleague"] = Fair.Colleague,
        ["staff"] = Fair.Staff,
        ["viewer"] = Fair.Viewer,
        ["nobody"] = Caller.Nobody,
        ["strangeHost"] = Fair.StrangeHost,
        ["strangeAdmin"] = Fair.StrangeAdmin,
    };

    // The columns: what comes of it at the stages scheduled, live, paused and ended, for those who may.
    private static readonly Dictionary<string, (string Who, string[] AtStage)> Rules = new()
    {
        ["start"] = ("present", [Logs, Stands, Stands, NotLive]),
        ["pause"] = ("present", [NotLive, Logs, Stands, NotLive]),
        ["resume"] = ("present", [NotLive, Stands, Logs, NotLive]),
        ["end"] = ("present", [NotLive, Logs, Logs, Stands]),
        ["pin"] = ("present", [NotLive, Logs, Logs, NotLive]),
        ["unpin"] = ("present", [NotLive, Logs, Logs, NotLive]),
        ["notice"] = ("present", [NotLive, Logs, Logs, NotLive]),
        ["answer"] = ("moderate", [NotLive, Logs, Logs, NotLive]),
        ["remove"] = ("moderate", [Logs, Logs, Logs, Logs]),
        ["rules"] = ("moderate", [Logs, Logs, Logs, NotLive]),
        ["sameRules"] = ("moderate", [Stands, Stands, Stands, NotLive]),
        ["mute"] = ("moderate", [Logs, Logs, Logs, Logs]),
        ["unmute"] = ("moderate", [Logs, Logs, Logs, Logs]),
        ["say"] = ("speak", [NotLive, Logs, Logs, NotLive]),
        ["react"] = ("react", [NotLive, Logs, Logs, NotLive]),
    };

    // What everybody else hears.
    private static readonly Dictionary<string, Dictionary<string, string>> Others = new()
    {
        ["present"] = new()
        {
            ["colleague"] = NotAllowed, ["staff"] = NotAllowed, ["viewer"] = NotAllowed, ["nobody"] = NotAllowed,
            ["strangeHost"] = NotFound, ["strangeAdmin"] = NotFound,
        },
        ["moderate"] = new()
        {
            ["viewer"] = NotAllowed, ["nobody"] = NotAllowed, ["strangeHost"] = NotFound, ["strangeAdmin"] = NotFound,
        },
        ["speak"] = new() { ["nobody"] = NotAllowed, ["strangeHost"] = NotAllowed, ["strangeAdmin"] = NotAllowed },
        ["react"] = Everybody.Keys.Where(who => who != "viewer").ToDictionary(who => who, _ => NotAllowed),
    };

    public static TheoryData<string, SessionStage, string, string> Table()
    {
        var table = new TheoryData<string, SessionStage, string, string>();
        foreach (var (command, (who, atStage)) in Rules)
        {
            foreach (var stage in Enum.GetValues<SessionStage>())
            {
                foreach (var caller in Everybody.Keys)
                {
                    table.Add(command, stage, caller, Others[who].GetValueOrDefault(caller, atStage[(int)stage]));
                }
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Who_may_do_what_when(string command, SessionStage stage, string caller, string expected)
    {
        var script = Prepared(stage);
        var before = SessionScript.Describe(script.State, script.Now, [Fair.OtherViewer.Viewer!.Value]);

        var comment = script.State.Recent[0].Offset;
        var decision = script.State.Decide(Command(command, Everybody[caller], comment), script.Now);

        Assert.Equal(expected, decision switch
        {
            { Value: Decision.Log } => Logs,
            { Value: Decision.Stands } => Stands,
            _ => $"{decision.Refused!.Code}",
        });
        Assert.Equal(before, SessionScript.Describe(script.State, script.Now, [Fair.OtherViewer.Viewer!.Value]));
    }

    /// <summary>
    /// With a comment to remove, a card to take down and a mute to lift, also where no log could hold them yet.
    /// </summary>
    private static SessionScript Prepared(SessionStage stage)
    {
        var script = SessionScript.At(stage);
        script.Append(new Commented(new Person("v-laoma", "老马"), "包住吗"));
        script.Append(new PostingPinned(Fair.Cleaner.ToCard(Fair.Now)));
        script.Append(new ViewerMuted(Fair.OtherViewer.Viewer!.Value, null, "刷屏"));
        return script;
    }

    private static SessionCommand Command(string name, Caller by, long comment) => name switch
    {
        "start" => new StartSession { By = by },
        "pause" => new PauseSession { By = by },
        "resume" => new ResumeSession { By = by },
        "end" => new EndSession { By = by },
        "say" => new SayOnScreen("想去，几点上班") { By = by },
        "remove" => new RemoveComment(1, "spam") { By = by },
        "pin" => new PinPosting(Fair.Cleaner.Id) { By = by, Card = Fair.Cleaner.ToCard(Fair.Now) },
        "unpin" => new UnpinPosting { By = by },
        "react" => new ReactToPosting(Fair.Cleaner.Id, ReactionKind.Want) { By = by },
        "notice" => new Notice("马上抽奖") { By = by },
        "answer" => new AnswerQuestions([comment], "包住，四人间") { By = by },
        "rules" => new SetRules(new RoomRules(30_000, false)) { By = by },
        "sameRules" => new SetRules(RoomRules.None) { By = by },
        "mute" => new MuteViewer(Fair.OtherViewer.Viewer!.Value, TimeSpan.FromMinutes(10), "刷屏") { By = by },
        "unmute" => new UnmuteViewer(Fair.OtherViewer.Viewer!.Value) { By = by },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such command"),
    };
}
