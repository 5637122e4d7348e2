using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Leads;

public sealed class LeadStepsTests
{
    // Each row: where a lead stands. Each column, in the same order: + it may go there, - it may not.
    private const string Table = """
        new           -+++++++++++++++
        assigned      --++++++++++++++
        contacted     ---+++++++++++++
        interested    ----++++++++++++
        recommended   -----+++++++++++
        interviewSet  ------++++++++++
        interviewed   -------+++++++++
        offered       --------++++++++
        onboarded     ---------+++++++
        retained7d    ----------++++++
        retained30d   -----------+++++
        notSelected   ----------------
        declined      ----------------
        unreachable   ----------------
        withdrawn     ----------------
        duplicate     ----------------
        """;

    private static readonly LeadTouch[] GivenUp =
        [Silent("2026-11-20T02:00Z"), Silent("2026-11-20T08:00Z"), Silent("2026-11-21T02:00Z")];

    [Fact]
    public void Every_step_of_a_lead_goes_forward_or_out()
    {
        var states = Enum.GetValues<LeadState>();
        var rows = Table.Split('\n').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.Equal(states.Select(Word), rows.Select(row => row[0]));
        Assert.All(rows.Zip(states), pair => Assert.Equal(
            pair.First[1],
            string.Concat(states.Select(to => LeadSteps.MayGo(Lead(pair.Second, GivenUp), to) is null ? '+' : '-'))));
    }

    [Fact]
    public void A_refused_step_says_which_field_is_wrong() => Assert.All(
        [
            LeadSteps.MayGo(Lead(LeadState.Offered), LeadState.New),
            LeadSteps.MayGo(Lead(LeadState.Declined), LeadState.Offered),
        ],
        refusal =>
        {
            Assert.Equal(RefusalCode.Invalid, refusal?.Code);
            Assert.StartsWith("state: ", refusal?.Words, StringComparison.Ordinal);
        });

    public static TheoryData<bool, string> Tries() => new()
    {
        { true, "2026-11-20T02:00Z 2026-11-20T08:00Z 2026-11-21T02:00Z" },
        { true, "2026-11-20T02:00Z 2026-11-22T08:00Z 2026-11-25T02:00Z" },
        { false, "2026-11-20T02:00Z 2026-11-21T08:00Z" },
        { false, "2026-11-20T02:00Z 2026-11-20T05:00Z 2026-11-20T08:00Z" },

        // 07:30, 07:50 and 09:00 of one morning in China; midnight in Greenwich lies between.
        { false, "2026-11-20T23:30Z 2026-11-20T23:50Z 2026-11-21T01:00Z" },

        // 20:00 and 21:00, and 07:00 of the next morning in China; all on one day in Greenwich.
        { true, "2026-11-20T12:00Z 2026-11-20T13:00Z 2026-11-20T23:00Z" },
        { false, "" },
    };

    [Theory]
    [MemberData(nameof(Tries))]
    public void A_seeker_is_given_up_after_three_tries_on_two_days_of_theirs(bool givenUp, string at)
    {
        var touches = at.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Silent).ToArray();

        Assert.Equal(givenUp, LeadSteps.MayGo(Lead(LeadState.Assigned, touches), LeadState.Unreachable) is null);
    }

    [Fact]
    public void A_try_that_was_answered_is_none_of_the_three() => Assert.NotNull(LeadSteps.MayGo(
        Lead(LeadState.Contacted, [.. GivenUp[..2], GivenUp[2] with { Outcome = TouchOutcome.Connected }]),
        LeadState.Unreachable));

    [Theory]
    [InlineData(LeadState.New, TouchOutcome.Connected, LeadState.Contacted)]
    [InlineData(LeadState.Assigned, TouchOutcome.Connected, LeadState.Contacted)]
    [InlineData(LeadState.Contacted, TouchOutcome.Connected, LeadState.Contacted)]
    [InlineData(LeadState.Offered, TouchOutcome.Connected, LeadState.Offered)]
    [InlineData(LeadState.Declined, TouchOutcome.Connected, LeadState.Declined)]
    [InlineData(LeadState.New, TouchOutcome.NoAnswer, LeadState.Assigned)]
    [InlineData(LeadState.Assigned, TouchOutcome.WrongNumber, LeadState.Assigned)]
    public void A_talk_makes_a_lead_contacted_and_a_try_makes_a_new_one_somebodys(
        LeadState from, TouchOutcome outcome, LeadState to) => Assert.Equal(to, LeadSteps.After(from, outcome));

    private static LeadTouch Silent(string at) =>
        new(DateTimeOffset.Parse(at), "a-staff", TouchKind.Call, TouchOutcome.NoAnswer, null);

    private static string Word(LeadState state) => char.ToLowerInvariant($"{state}"[0]) + $"{state}"[1..];

    private static Lead Lead(LeadState state, params LeadTouch[] touches) => new()
    {
        Id = new LeadId("l-1"),
        Station = Fair.Station,
        State = state,
        Name = PersonName.FromStore("马小雨"),
        Phone = PhoneNumber.FromStore("13800138000"),
        Posting = Fair.Cleaner.Id,
        PostingTitle = "日结保洁员",
        PostingVersion = 1,
        CreatedAt = Fair.Now,
        Touches = touches,
    };
}
