using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>A fair that was started with <c>--https</c> and takes RTMPS.</summary>
public sealed class SecureFair : FairServer
{
    private readonly int _rtmps = FreePort.Next();

    public Uri Secure => new(App.Urls.Single(url =>
        url.StartsWith("https:", StringComparison.Ordinal) && new Uri(url).Port != _rtmps));

    protected override CommandLine Line => base.Line with { HttpsPort = 0 };

    protected override FairSettings Settings
    {
        get
        {
            var settings = base.Settings;
            settings.Media.Rtmp.SecurePort = _rtmps;
            return settings;
        }
    }
}
