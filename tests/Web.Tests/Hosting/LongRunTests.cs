namespace LiveFair.Web.Tests.Hosting;

/// <summary>What time does to a fair; each test has one of its own, for its clock is moved by weeks.</summary>
public sealed class LongRunTests() : OwnFairTest(new StrictFair())
{
    [Fact]
    public async Task An_expired_posting_is_neither_pinned_nor_applied_to_nor_listed()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        Fair.Time.Advance(TimeSpan.FromDays(100));
        var host = await Fair.LogIn("host", "livefair-demo");
        (await Api.Put($"/api/sessions/{room.Id}/pin", new { opId = Op(), postingId = room.Postings[0] }, host))
            .Refuses(409, "POSTING_CLOSED");
        (await room.Apply(0, viewer)).Refuses(409, "POSTING_CLOSED");
        (await Api.Get($"/api/postings/{room.Postings[0]}")).Refuses(404, "NOT_FOUND");
        Assert.Empty((await Api.Get("/api/postings")).Items);
        Assert.Equal(1, await room.Head());
    }

    [Fact]
    public async Task An_account_s_token_ends_after_twelve_hours_and_a_device_s_does_not()
    {
        var viewer = await Fair.NewViewer();
        Fair.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        (await Api.Get("/api/leads", Fair.Staff)).Is(200);
        Fair.Time.Advance(TimeSpan.FromMinutes(2));
        (await Api.Get("/api/leads", Fair.Staff)).Refuses(401, "NOT_ALLOWED");
        (await Api.Get("/api/groups", viewer.Token)).Is(200);
    }
}
