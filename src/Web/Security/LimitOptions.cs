namespace LiveFair.Web.Security;

/// <summary>
/// How often one address may ask for what costs money or much work, and how much of it there is for all.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>New viewers from one address. Default 600 at once, then one every 0.2 s.</summary>
    public BucketOptions NewViewers { get; set; } = new() { Burst = 600, Interval = TimeSpan.FromSeconds(0.2) };

    /// <summary>Codes asked for from one address. Default 300 at once, then one every 10 s.</summary>
    public BucketOptions Codes { get; set; } = new() { Burst = 300, Interval = TimeSpan.FromSeconds(10) };

    /// <summary>Codes asked for from all addresses of this node. Default 2000 at once, then one every 0.5 s.</summary>
    public BucketOptions AllCodes { get; set; } = new() { Burst = 2_000, Interval = TimeSpan.FromSeconds(0.5) };

    /// <summary>Passwords tried from one address, right ones too. Default 60 at once, then one every 2 s.</summary>
    public BucketOptions LogIns { get; set; } = new() { Burst = 60, Interval = TimeSpan.FromSeconds(2) };

    /// <summary>Passwords looked at in one moment. Default 1, 1 to 64.</summary>
    public int LogInsAtOnce { get; set; } = 1;

    /// <summary>How many more wait for their turn. Default 200, 0 to 10000.</summary>
    public int LogInsWaiting { get; set; } = 200;

    /// <summary>Proxies on other machines, their addresses separated by commas. Default none.</summary>
    public string? Proxies { get; set; }
}

/// <summary>A bucket: a burst, then one every interval.</summary>
public sealed class BucketOptions
{
    /// <summary>How many may come at once. 1 to 1000000.</summary>
    public int Burst { get; set; }

    /// <summary>Time for one more. 1 ms to 1 day.</summary>
    public TimeSpan Interval { get; set; }
}
