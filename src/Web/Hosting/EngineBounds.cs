using LiveFair.Web.Media.Engines;
using LiveFair.Web.Security;

namespace LiveFair.Web.Hosting;

/// <summary>What media.engine may be.</summary>
internal static class EngineBounds
{
    private const int ShortestSecret = 16;

    /// <exception cref="SettingsException">A value is out of its bounds; the message names it.</exception>
    public static void Check(EngineOptions engine)
    {
        if (engine.Kind != EngineKind.None && (engine.Secret ?? "").Length < ShortestSecret)
        {
            throw new SettingsException($"media.engine.secret needs {ShortestSecret} characters or more.");
        }

        try
        {
            ProxyList.Parse(engine.AllowFrom);
        }
        catch (FormatException)
        {
            throw new SettingsException("media.engine.allowFrom must be addresses with commas between them.");
        }

        Address("media.engine.publishUrl", engine.PublishUrl, "rtmp", "rtmps");
        Template("media.engine.flvUrl", engine.FlvUrl);
        Template("media.engine.hlsUrl", engine.HlsUrl);
    }

    private static void Template(string setting, string? url)
    {
        Address(setting, url, "http", "https");
        if (!string.IsNullOrEmpty(url) && !url.Contains(EngineAddresses.Stream, StringComparison.Ordinal))
        {
            throw new SettingsException($"{setting} must hold {EngineAddresses.Stream}, for the session's id.");
        }
    }

    private static void Address(string setting, string? url, params string[] schemes)
    {
        if (!string.IsNullOrEmpty(url)
            && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme)
                && address.Host.Length > 0))
        {
            throw new SettingsException($"{setting} must be a whole {string.Join(" or ", schemes)} address.");
        }
    }
}
