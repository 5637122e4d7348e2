using LiveFair.Live.Groups;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;
using LiveFair.Web.Feeds;
using LiveFair.Web.Media;
using LiveFair.Web.Security;
using LiveFair.Web.Viewers;

namespace LiveFair.Web.Hosting;

/// <summary>orleans.json, read once at start; docs/configuration.md explains every key.</summary>
public sealed class FairSettings
{
    public ClusterSettings Cluster { get; set; } = new();

    public ClusteringSettings Clustering { get; set; } = new();

    public SiloSettings Silo { get; set; } = new();

    public StorageSettings Storage { get; set; } = new();

    public RelaySettings Relay { get; set; } = new();

    public FeedOptions Feed { get; set; } = new();

    public LiveSessionOptions Sessions { get; set; } = new();

    public ViewerOptions Viewers { get; set; } = new();

    public GroupOptions Groups { get; set; } = new();

    public SmsOptions Sms { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();

    public MediaOptions Media { get; set; } = new();
}

/// <summary>Which cluster this process belongs to.</summary>
public sealed class ClusterSettings
{
    public string Id { get; set; } = "livefair";

    public string ServiceId { get; set; } = "livefair";
}

/// <summary>How the nodes of a cluster know one another.</summary>
public sealed class ClusteringSettings
{
    public ClusteringKind Kind { get; set; } = ClusteringKind.Localhost;

    public string Redis { get; set; } = "127.0.0.1:6379";
}

/// <summary>See <see cref="ClusteringSettings"/>.</summary>
public enum ClusteringKind
{
    /// <summary>One process; membership is in its memory.</summary>
    Localhost,

    /// <summary>Membership and shared keys in Redis.</summary>
    Redis,
}

/// <summary>The ports that silos speak on, on the loopback address.</summary>
public sealed class SiloSettings
{
    /// <summary>0: any free port.</summary>
    public int Port { get; set; }

    /// <summary>0: any free port.</summary>
    public int GatewayPort { get; set; }
}

/// <summary>Where everything that must last is kept.</summary>
public sealed class StorageSettings
{
    public StorageKind Kind { get; set; } = StorageKind.Sqlite;

    /// <summary>The database file, below the data folder unless absolute.</summary>
    public string File { get; set; } = "livefair.db";
}

/// <summary>See <see cref="StorageSettings"/>.</summary>
public enum StorageKind
{
    /// <summary>One file, inside the process.</summary>
    Sqlite,
}

/// <summary>How committed events reach the other nodes.</summary>
public sealed class RelaySettings
{
    public RelayKind Kind { get; set; } = RelayKind.InProcess;

    public string Redis { get; set; } = "127.0.0.1:6379";
}

/// <summary>See <see cref="RelaySettings"/>.</summary>
public enum RelayKind
{
    /// <summary>One process.</summary>
    InProcess,

    /// <summary>Redis pub/sub between processes.</summary>
    Redis,
}
