using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// A fair as an operator starts it: no demo, no SMS gateway yet, the admin's password from the environment.
/// </summary>
public sealed class PlainFair : FairServer
{
    public const string Password = "plain-admin-pass";

    protected override StartKind Kind => StartKind.Plain;

    public override async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable("LIVEFAIR_ADMIN_PASSWORD", Logs.Secret(Password));
        await base.InitializeAsync();
    }
}
