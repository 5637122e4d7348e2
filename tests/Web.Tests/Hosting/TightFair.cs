using LiveFair.Web.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// The demo fair with limits per address that a few calls reach, and no test is long enough to refill.
/// </summary>
public sealed class TightFair : FairServer
{
    public const int NewViewers = 4;
    public const int Codes = 3;
    public const int AllCodes = 5;
    public const int LogIns = 5;
    public const int LogInsWaiting = 2;
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    protected override FairSettings Settings
    {
        get
        {
            var settings = new FairSettings();
            settings.Limits.NewViewers.Burst = NewViewers;
            settings.Limits.NewViewers.Interval = Long;
            settings.Limits.Codes.Burst = Codes;
            settings.Limits.Codes.Interval = Long;
            settings.Limits.AllCodes.Burst = AllCodes;
            settings.Limits.AllCodes.Interval = Long;
            settings.Limits.LogIns.Burst = LogIns;
            settings.Limits.LogIns.Interval = Long;
            settings.Limits.Proxies = "10.0.0.1, 2001:db8::9";
            settings.Limits.LogInsAtOnce = 1;
            settings.Limits.LogInsWaiting = LogInsWaiting;
            return settings;
        }
    }
}
