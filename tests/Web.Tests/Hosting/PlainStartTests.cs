namespace LiveFair.Web.Tests.Hosting;

/// <summary>A fair of its own for each test: some of them change what cannot be changed back.</summary>
public sealed class PlainStartTests() : OwnFairTest(new PlainFair())
{
    [Fact]
    public async Task Without_a_demo_there_is_no_outbox_no_demo_account_and_one_admin()
    {
        (await Api.Get("/api/demo/outbox")).Refuses(404, "NOT_FOUND");
        (await Api.Post("/api/auth/login", new { userName = "host", password = "livefair-demo" }))
            .Refuses(401, "NOT_ALLOWED");
        var admin = await Fair.LogIn("admin", PlainFair.Password);
        Assert.Single((await Api.Get("/api/accounts", admin)).Is(200).Items);
        Assert.Empty((await Api.Get("/api/sessions")).Items);
    }

    [Fact]
    public async Task A_code_that_cannot_be_sent_is_503_OVERLOADED()
    {
        var viewer = await Fair.NewViewer();
        (await Api.Post("/api/viewers/me/phone", new { phone = viewer.Phone }, viewer.Token))
            .Refuses(503, "OVERLOADED");
        Assert.False((await Api.Get("/api/me", viewer.Token))["phoneVerified"].GetBoolean());
    }

    [Fact]
    public async Task A_node_is_ready_until_it_drains_and_alive_all_the_while()
    {
        (await Api.Get("/readyz")).Is(200);
        Fair.App.Lifetime.StopApplication();
        (await Api.Get("/readyz")).Refuses(503, "OVERLOADED");
        (await Api.Get("/healthz")).Is(200);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_for_five_minutes_and_all_refusals_are_alike()
    {
        var wrong = new { userName = "admin", password = "not-the-password" };
        var first = (await Api.Post("/api/auth/login", wrong)).Refuses(401, "NOT_ALLOWED");
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(first.Gist, (await Api.Post("/api/auth/login", wrong)).Gist);
        }

        var right = new { userName = "admin", password = PlainFair.Password };
        Assert.Equal(first.Gist, (await Api.Post("/api/auth/login", right)).Gist);
        var nobody = new { userName = "nobody", password = "not-the-password" };
        Assert.Equal(first.Gist, (await Api.Post("/api/auth/login", nobody)).Gist);
    }
}
