using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>A fair that was started with <c>--https</c>.</summary>
public sealed class SecureFair : FairServer
{
    public Uri Secure => new(App.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));

    protected override CommandLine Line => base.Line with { HttpsPort = 0 };
}
