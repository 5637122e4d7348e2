namespace LiveFair.Live.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void A_value_is_a_success()
    {
        Outcome<long> outcome = 7;

        Assert.True(outcome.Ok);
        Assert.Equal(7, outcome.Value);
        Assert.Null(outcome.Refused);
    }

    [Fact]
    public void A_refusal_is_none_and_carries_no_value()
    {
        Outcome<string> outcome = Refusal.NotFound("posting");

        Assert.False(outcome.Ok);
        Assert.Null(outcome.Value);
        Assert.Equal(new Refusal(RefusalCode.NotFound, "There is no such posting."), outcome.Refused);
    }

    [Fact]
    public void Refusals_made_by_name_carry_their_code()
    {
        Assert.Equal(RefusalCode.NotAllowed, Refusal.NotAllowed("no").Code);
        Assert.Equal(RefusalCode.Invalid, Refusal.Invalid("pay.min: too low").Code);
        Assert.Equal(RefusalCode.OpReused, Refusal.OpReused().Code);
        Assert.Null(Refusal.OpReused().RetryAfter);
    }
}
