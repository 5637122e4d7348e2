using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;

namespace LiveFair.Faults.Tests;

/// <summary>
/// The oracle of the fault tests is tried on a ledger that is right, and on the same one with one thing wrong.
/// </summary>
public sealed class OracleTests
{
    private const int Window = 10;

    private static readonly Truth Right = new()
    {
        Log =
        [
            new SeenEvent(1, "started", ""),
            new SeenEvent(2, "commented", "夜班有补贴吗"),
            new SeenEvent(3, "applied", "sorter"),
            new SeenEvent(4, "enrolled", "g1"),
            new SeenEvent(5, "commented", "包住宿吗"),
        ],
        Leads = [new SeenLead("l1", "sorter")],
        Groups = [new SeenGroup("g1", 1, 20, ["ma"])],
        Seats = new Dictionary<string, IReadOnlyList<string>> { ["ma"] = ["g1"] },
    };

    [Fact]
    public void A_right_ledger_has_no_problems() => Assert.Empty(Oracle.Problems(Ledger(), Right));

    [Fact]
    public void Every_planted_fault_is_found()
    {
        Truth[] wrong =
        [
            Right with { Log = [.. Right.Log.Where(seen => seen.Offset != 5)] },
            Right with { Log = [.. Right.Log, new SeenEvent(6, "commented", "包住宿吗")] },
            Right with { Log = [.. Right.Log, new SeenEvent(6, "commented", "被拒绝的话")] },
            Right with { Log = [.. Right.Log, new SeenEvent(6, "commented", "没有人说过")] },
            Right with { Log = [.. Right.Log.Select(seen => seen.Offset == 2 ? seen with { About = "别的话" } : seen)] },
            Right with { Log = [.. Right.Log.Select(seen => seen.Offset == 5 ? seen with { Offset = 6 } : seen)] },
            Right with { Log = [.. Right.Log, new SeenEvent(6, "applied", "sorter")] },
            Right with { Log = [.. Right.Log, new SeenEvent(6, "enrolled", "g1")] },
            Right with { Log = [.. Right.Log.Where(seen => seen.Kind != "enrolled")] },
            Right with { Leads = [] },
            Right with { Leads = [new SeenLead("l2", "sorter")] },
            Right with { Leads = [.. Right.Leads, new SeenLead("l2", "sorter")] },
            Right with { Groups = [new SeenGroup("g1", 2, 20, ["ma"])] },
            Right with { Groups = [new SeenGroup("g1", 1, 20, ["ma", "ma"])] },
            Right with { Groups = [new SeenGroup("g1", 1, 0, ["ma"])] },
            Right with { Seats = new Dictionary<string, IReadOnlyList<string>> { ["ma"] = [] } },
            Right with { Seats = new Dictionary<string, IReadOnlyList<string>> { ["ma"] = ["g1", "g2"] } },
        ];
        Assert.All(wrong, truth => Assert.NotEmpty(Oracle.Problems(Ledger(), truth)));
    }

    [Fact]
    public void An_act_without_a_definite_answer_is_found()
    {
        var lost = new Act("op9", Deed.Comment, "ma", "没有回音");
        lost.NoAnswer();
        Assert.NotEmpty(Oracle.Problems([.. Ledger(), lost], Right));
    }

    [Fact]
    public void A_repeat_that_is_answered_differently_is_found()
    {
        var acts = Ledger();
        acts[0].Answered(Verdict.Done, "5");
        Assert.NotEmpty(Oracle.Problems(acts, Right));
    }

    [Fact]
    public void A_watcher_who_saw_the_list_has_no_problems()
    {
        var record = Joined();
        record.Add(new WatchItem.Frame(2, 3, [.. Right.Log.Skip(1).Take(2)], 0));
        record.Add(new WatchItem.Joined("e", 4, true));
        record.Add(new WatchItem.Frame(4, 5, [Right.Log[3]], 1));
        Assert.Empty(record.Problems(Right.Log));
    }

    [Fact]
    public void A_gap_a_repeat_a_false_event_and_a_false_recovery_are_found()
    {
        WatchItem[] wrong =
        [
            new WatchItem.Frame(3, 3, [Right.Log[2]], 0),
            new WatchItem.Frame(2, 3, [Right.Log[1]], 0),
            new WatchItem.Frame(2, 3, [Right.Log[1], Right.Log[1]], 0),
            new WatchItem.Frame(2, 2, [Right.Log[1] with { About = "别的话" }], 0),
            new WatchItem.Frame(1, 1, [Right.Log[0]], 0),
            new WatchItem.Joined("e", 5, false),
            new WatchItem.Joined("e", 1 + Window + 1, true),
            new WatchItem.Joined("another", 5, true),
        ];
        Assert.All(wrong, item =>
        {
            var record = Joined();
            record.Add(item);
            Assert.NotEmpty(record.Problems(Right.Log));
        });
    }

    private static WatchRecord Joined()
    {
        var record = new WatchRecord(Window);
        record.Add(new WatchItem.Joined("e", 1, false));
        return record;
    }

    private static List<Act> Ledger()
    {
        List<Act> acts =
        [
            new Act("op1", Deed.Comment, "ma", "夜班有补贴吗"),
            new Act("op2", Deed.Comment, "wang", "包住宿吗"),
            new Act("op3", Deed.Comment, "li", "被拒绝的话"),
            new Act("op4", Deed.Application, "ma", "sorter"),
            new Act("op5", Deed.Enrolment, "ma", ""),
        ];
        acts[0].Answered(Verdict.Done, "2");
        acts[1].Answered(Verdict.Done, "5");
        acts[2].Answered(Verdict.Refused, "TOO_FAST");
        acts[3].Answered(Verdict.Done, "l1");
        acts[4].Answered(Verdict.Done, "g1");
        return acts;
    }
}
