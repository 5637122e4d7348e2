using LiveFair.Web.Security;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>Where publishers connect over RTMP, how many may, and how often a stream key may be tried.</summary>
public sealed class RtmpOptions
{
    /// <summary>The port, on the address of --listen; 0: nobody is taken.</summary>
    public int Port { get; set; } = 1_935;

    /// <summary>The port over TLS (RTMPS), with the certificate of HTTPS; 0: nobody is taken.</summary>
    public int SecurePort { get; set; }

    /// <summary>Connections at once, publishing or not. Default 256, 1 to 10000.</summary>
    public int Connections { get; set; } = 256;

    /// <summary>Connections at once from one address. Default 16, 1 to 10000.</summary>
    public int ConnectionsPerAddress { get; set; } = 16;

    /// <summary>Wrong stream keys from one address. Default 20 at once, then one every 5 s.</summary>
    public BucketOptions WrongKeys { get; set; } = new() { Burst = 20, Interval = TimeSpan.FromSeconds(5) };
}
