using LiveFair.Live.Applications;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Applications;

public sealed class ApplicationRulesTests
{
    private static readonly ApplyCommand Agreed = new()
    {
        By = Fair.Viewer,
        Op = new OpId("op-1"),
        Session = Fair.Session.Id,
        Name = PersonName.FromStore("马小雨"),
        Phone = PhoneNumber.FromStore("13800138000"),
        ConsentEmployer = Fair.Employer.Id,
        ConsentVersion = Posting.ConsentVersion,
    };

    [Fact]
    public void A_viewer_with_consent_and_a_confirmed_phone_applies_to_an_open_posting() =>
        Assert.Null(Check(Agreed));

    [Fact]
    public void Without_consent_to_this_employer_in_its_present_words_nothing_is_taken() => Assert.All(
        [
            Agreed with { ConsentEmployer = null },
            Agreed with { ConsentEmployer = new EmployerId("e-other") },
            Agreed with { ConsentVersion = 0 },
            Agreed with { ConsentVersion = Posting.ConsentVersion - 1 },
            Agreed with { ConsentVersion = Posting.ConsentVersion + 1 },
        ],
        command => Assert.Equal(RefusalCode.ConsentRequired, Check(command)));

    [Fact]
    public void An_unconfirmed_phone_is_refused() =>
        Assert.Equal(RefusalCode.VerifyPhone, Check(Agreed, PhoneState.Unconfirmed));

    [Fact]
    public void A_closed_posting_takes_no_applications() => Assert.All(
        [
            Fair.Cleaner with { State = PostingState.Withdrawn },
            Fair.Cleaner with { Placed = 4 },
            Fair.Cleaner with { Employer = Fair.Employer with { Mandates = [new MandatePeriod(default, Fair.Now)] } },
        ],
        posting => Assert.Equal(RefusalCode.PostingClosed, Check(Agreed, posting: posting)));

    [Fact]
    public void Accounts_and_strangers_do_not_apply() => Assert.All(
        [Fair.Host, Fair.Staff, Caller.Nobody],
        caller => Assert.Equal(RefusalCode.NotAllowed, ApplicationRules.Applicant(caller).Refused?.Code));

    [Fact]
    public void A_viewer_applies_for_themselves() =>
        Assert.Equal(Fair.Viewer.Viewer, ApplicationRules.Applicant(Fair.Viewer).Value);

    [Fact]
    public void Consent_is_asked_for_before_anything_else_is_told() => Assert.Equal(
        RefusalCode.ConsentRequired,
        Check(Agreed with { ConsentEmployer = null }, PhoneState.Unconfirmed, Fair.Cleaner with { Placed = 9 }));

    [Fact]
    public void A_digest_covers_all_that_was_sent()
    {
        ApplyCommand[] different =
        [
            Agreed, Agreed with { Session = null }, Agreed with { Name = PersonName.FromStore("马大雨") },
            Agreed with { Phone = PhoneNumber.FromStore("13800138001") }, Agreed with { ConsentEmployer = null },
            Agreed with { ConsentVersion = 2 },
        ];

        Assert.Distinct(
            different.Select(command => command.Digest(Fair.Cleaner.Id)).Append(Agreed.Digest(Fair.Crochet.Id)));
        Assert.Equal(Agreed.Digest(Fair.Cleaner.Id), (Agreed with { Op = new OpId("op-2") }).Digest(Fair.Cleaner.Id));
    }

    private static RefusalCode? Check(
        ApplyCommand command, PhoneState phone = PhoneState.Confirmed, Posting? posting = null) =>
        ApplicationRules.Check(command, phone, posting ?? Fair.Cleaner, Fair.Now)?.Code;
}
