using System.Reflection;
using System.Text.Json;
using LiveFair.Web.Security;
using StackExchange.Redis;

namespace LiveFair.Web.Hosting;

/// <summary>Reads orleans.json and refuses what it cannot mean, naming the setting.</summary>
public static class SettingsFile
{
    /// <exception cref="SettingsException">A key is unknown, a value unreadable or out of its bounds.</exception>
    public static FairSettings Read(string? path)
    {
        if (path is null)
        {
            return new FairSettings();
        }

        try
        {
            var configuration = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false).Build();
            RefuseUnknown(configuration, typeof(FairSettings));
            var settings = new FairSettings();
            configuration.Bind(settings);
            Check(settings);
            return settings;
        }
        catch (InvalidDataException problem)
        {
            // The reasons lie inside: that it is no JSON, in which line.
            throw new SettingsException(
                $"{path}: {problem.InnerException?.Message} {problem.GetBaseException().Message}");
        }
        catch (Exception problem) when (problem is SettingsException or InvalidOperationException or IOException
            or UnauthorizedAccessException)
        {
            throw new SettingsException($"{path}: {problem.Message}");
        }
    }

    private static void RefuseUnknown(IConfiguration given, Type known)
    {
        foreach (var key in given.GetChildren())
        {
            var property = known.GetProperties().FirstOrDefault(property => Named(property) == key.Key)
                ?? throw new SettingsException($"{Written(key)} is no setting.");
            var type = property.PropertyType;
            var isGroup = type.IsClass && type.Namespace!.StartsWith("LiveFair", StringComparison.Ordinal);
            if (isGroup != (key.Value is null))
            {
                throw new SettingsException($"{Written(key)} must be {(isGroup ? "an object" : "one value")}.");
            }

            if (isGroup)
            {
                RefuseUnknown(key, type);
            }
            else if (type.IsEnum && int.TryParse(key.Value, out _))
            {
                // The binder would take any number for a word.
                throw new SettingsException($"{Written(key)} is {key.Value}; it must be one of its words.");
            }
        }
    }

    private static string Named(PropertyInfo property) => JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    private static string Written(IConfigurationSection key) =>
        key.Path.Replace(ConfigurationPath.KeyDelimiter, ".", StringComparison.Ordinal);

    private static void Check(FairSettings settings)
    {
        Within("silo.port", settings.Silo.Port, 0, 65_535);
        Within("silo.gatewayPort", settings.Silo.GatewayPort, 0, 65_535);
        Within("groups.capacity", settings.Groups.Capacity, 2, 5_000);
        Within("viewers.commentBurst", settings.Viewers.CommentBurst, 1, 100);
        Within("viewers.commentInterval", settings.Viewers.CommentInterval.TotalSeconds, 0.01, 120);
        Within("viewers.reactionBurst", settings.Viewers.ReactionBurst, 1, 100);
        Within("feed.spacing", settings.Feed.Spacing.TotalMilliseconds, 5, 1_000);
        Within("feed.readablePerSecond", settings.Feed.ReadablePerSecond, 10, 10_000);
        Within("feed.recoveryWindow", settings.Feed.RecoveryWindow, 0, 4_000);
        Within("media.rtmp.port", settings.Media.Rtmp.Port, 0, 65_535);
        Within("media.rtmp.securePort", settings.Media.Rtmp.SecurePort, 0, 65_535);
        Within("media.rtmp.connections", settings.Media.Rtmp.Connections, 1, 10_000);
        Within("media.rtmp.connectionsPerAddress", settings.Media.Rtmp.ConnectionsPerAddress, 1, 10_000);
        Bucket("media.rtmp.wrongKeys", settings.Media.Rtmp.WrongKeys);
        Within("media.ringBytes", settings.Media.RingBytes, 4_194_304, 268_435_456);
        Within("media.publisherPatience", settings.Media.PublisherPatience.TotalSeconds, 1, 60);
        Within("media.pauseAfter", settings.Media.PauseAfter.TotalSeconds, 1, 60);
        Within("media.playFor", settings.Media.PlayFor.TotalMinutes, 10, 10_080);
        Within("media.recording.keep", settings.Media.Recording.Keep.TotalHours, 1, 87_600);
        Within("media.recording.minFree", settings.Media.Recording.MinFree, 0, 1_099_511_627_776);
        Web("media.origin", settings.Media.Origin);
        Within("media.part", settings.Media.Part.TotalMilliseconds, 200, 2_000);
        Within("media.segment", settings.Media.Segment.TotalSeconds, 1, 6);
        EngineBounds.Check(settings.Media.Engine);
        Within("sms.timeout", settings.Sms.Timeout.TotalSeconds, 1, 20);
        Web("sms.url", settings.Sms.Url);
        CheckLimits(settings.Limits);
        Filled("cluster.id", settings.Cluster.Id);
        Filled("cluster.serviceId", settings.Cluster.ServiceId);
        Filled("storage.file", settings.Storage.File);
        Within("sessions.gathering", settings.Sessions.Gathering.TotalMilliseconds, 0, 100);
        Address("relay.redis", settings.Relay.Redis);
        Address("clustering.redis", settings.Clustering.Redis);
        if (settings is { Clustering.Kind: ClusteringKind.Redis, Relay.Kind: RelayKind.InProcess })
        {
            throw new SettingsException(
                "relay.kind must be redis where clustering.kind is: nodes would not hear one another.");
        }
    }

    private static void CheckLimits(LimitOptions limits)
    {
        Bucket("limits.newViewers", limits.NewViewers);
        Bucket("limits.codes", limits.Codes);
        Bucket("limits.allCodes", limits.AllCodes);
        Bucket("limits.logIns", limits.LogIns);
        Within("limits.logInsAtOnce", limits.LogInsAtOnce, 1, 64);
        Within("limits.logInsWaiting", limits.LogInsWaiting, 0, 10_000);
        try
        {
            ProxyList.Parse(limits.Proxies);
        }
        catch (FormatException)
        {
            throw new SettingsException("limits.proxies must be addresses with commas between them.");
        }
    }

    private static void Bucket(string setting, BucketOptions bucket)
    {
        Within($"{setting}.burst", bucket.Burst, 1, 1_000_000);
        Within($"{setting}.interval", bucket.Interval.TotalSeconds, 0.001, 86_400);
    }

    private static void Within(string setting, double value, double least, double most)
    {
        if (value < least || value > most)
        {
            throw new SettingsException($"{setting} is {value}; it must lie between {least} and {most}.");
        }
    }

    private static void Filled(string setting, string value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new SettingsException($"{setting} is empty; leave it out to have the default.");
        }
    }

    private static void Web(string setting, Uri? url)
    {
        if (url is not null && !(url.IsAbsoluteUri && url.Scheme is ("http" or "https")))
        {
            throw new SettingsException($"{setting} must be a whole http or https address.");
        }
    }

    private static void Address(string setting, string redis)
    {
        try
        {
            ConfigurationOptions.Parse(redis);
        }
        catch (ArgumentException problem)
        {
            // Its text may hold a password, so only the complaint is told.
            throw new SettingsException($"{setting} is no Redis address: {problem.Message}");
        }
    }
}
