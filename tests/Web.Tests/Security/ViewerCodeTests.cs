using LiveFair.Web.Hosting;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

public sealed class ViewerCodeTests() : OwnFairTest(new TwelveCodes())
{
    [Fact]
    public async Task A_viewer_who_asks_for_what_is_no_phone_is_stopped_before_the_address_pays_for_it()
    {
        var troll = (await Fair.NewViewer()).Token;
        for (var i = 0; i < 10; i++)
        {
            (await AskFor("12", troll)).Refuses(400, "INVALID");
        }

        (await AskFor("12", troll)).Refuses(429, "TOO_FAST");
        (await AskFor("12", troll)).Refuses(429, "TOO_FAST");

        // The address had twelve: ten went to the troll, and none of the two that were stopped.
        (await AskFor("13900000001", (await Fair.NewViewer()).Token)).Is(202);
        (await AskFor("13900000002", (await Fair.NewViewer()).Token)).Is(202);
        (await AskFor("13900000003", (await Fair.NewViewer()).Token)).Refuses(429, "TOO_FAST");
    }

    private Task<Reply> AskFor(string phone, string token) =>
        Api.Post("/api/viewers/me/phone", new { phone }, token);

    private sealed class TwelveCodes : FairServer
    {
        protected override FairSettings Settings
        {
            get
            {
                var settings = new FairSettings();
                settings.Limits.Codes.Burst = 12;
                settings.Limits.Codes.Interval = TimeSpan.FromDays(1);
                return settings;
            }
        }
    }
}
