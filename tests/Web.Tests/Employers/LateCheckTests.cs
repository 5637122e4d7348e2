using LiveFair.Web.Tests.Applications;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Employers;

/// <summary>What time does to a licence check.</summary>
[Collection(nameof(StrictFair))]
public sealed class LateCheckTests(StrictFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_licence_check_sent_again_when_its_date_has_passed_is_still_the_same_check()
    {
        var made = await Api.Post("/api/employers", new { name = "甲", uscc = TestUscc.Next() }, Fair.Staff);
        var employer = made.Is(201).Id;
        var body = new
        {
            opId = Op(),
            licenceNo = "640100",
            passed = true,
            validUntil = Fair.Time.GetUtcNow().AddMinutes(1),
            note = "原件",
        };
        (await Api.Post($"/api/employers/{employer}/checks", body, Fair.Staff)).Is(200);
        Fair.Time.Advance(TimeSpan.FromMinutes(2));
        (await Api.Post($"/api/employers/{employer}/checks", body, Fair.Staff)).Is(200);
        var other = new { body.opId, licenceNo = "640101", body.passed, body.validUntil, body.note };
        (await Api.Post($"/api/employers/{employer}/checks", other, Fair.Staff)).Refuses(409, "OP_REUSED");
        var late = new { opId = Op(), body.licenceNo, body.passed, body.validUntil, body.note };
        (await Api.Post($"/api/employers/{employer}/checks", late, Fair.Staff)).Refuses(400, "INVALID")
            .Says("validUntil: a time ahead, by six months at most.");
        var ahead = Fair.Time.GetUtcNow().AddDays(100);
        var fresh = new { opId = Op(), licenceNo = "1", passed = true, validUntil = ahead };
        (await Api.Post($"/api/employers/{employer}/checks", fresh, Fair.Staff)).Is(200);
    }
}
