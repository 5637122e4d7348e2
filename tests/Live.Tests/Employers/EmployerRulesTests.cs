using LiveFair.Live.Employers;

namespace LiveFair.Live.Tests.Employers;

public sealed class EmployerRulesTests
{
    private static readonly LicenceCheck Seen = new("640100", true, Fair.Now.AddDays(184), "原件");
    private static readonly Mandate Signed = new("YC-1", Fair.Now, Fair.Now.AddDays(1), "王经理");

    [Fact]
    public void Fields_at_their_limits_are_kept()
    {
        Assert.Null(EmployerRules.Check(Fair.Employer with
        {
            Name = Long(80),
            Nature = Long(40),
            Contact = Long(80),
        }));
        Assert.Null(EmployerRules.Check(Seen with { LicenceNo = Long(40), Note = Long(500) }, Fair.Now));
        Assert.Null(EmployerRules.Check(Signed with { AgreementNo = Long(40), Contact = Long(80) }));
    }

    [Fact]
    public void A_field_over_its_limit_is_named()
    {
        (string Field, Refusal? Refusal)[] told =
        [
            ("name:", EmployerRules.Check(Fair.Employer with { Name = "" })),
            ("name:", EmployerRules.Check(Fair.Employer with { Name = Long(81) })),
            ("nature:", EmployerRules.Check(Fair.Employer with { Nature = Long(41) })),
            ("contact:", EmployerRules.Check(Fair.Employer with { Contact = Long(81) })),
            ("licenceNo:", EmployerRules.Check(Seen with { LicenceNo = "" }, Fair.Now)),
            ("validUntil:", EmployerRules.Check(Seen with { ValidUntil = Fair.Now }, Fair.Now)),
            ("validUntil:", EmployerRules.Check(Seen, Fair.Now.AddSeconds(-1))),
            ("note:", EmployerRules.Check(Seen with { Note = Long(501) }, Fair.Now)),
            ("agreementNo:", EmployerRules.Check(Signed with { AgreementNo = Long(41) })),
            ("to:", EmployerRules.Check(Signed with { Until = Fair.Now })),
            ("contact:", EmployerRules.Check(Signed with { Contact = Long(81) })),
        ];
        Assert.All(told, one => Assert.Equal(one.Field, one.Refusal?.Words.Split(' ')[0]));
    }

    private static string Long(int characters) => new('字', characters);
}
