using LiveFair.Live.Ids;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Engines;

/// <summary>Where a session's video goes in and comes out when an engine carries it.</summary>
internal sealed class EngineAddresses(IOptions<MediaOptions> options)
{
    /// <summary>What stands for the session's id in an address.</summary>
    public const string Stream = "{stream}";

    private readonly EngineOptions _engine = options.Value.Engine;

    /// <summary>Whether there is an engine at all.</summary>
    public bool AreSet => _engine.Kind != EngineKind.None;

    /// <summary>Where hosts publish; null when that is not offered.</summary>
    public string? Publish => Given(_engine.PublishUrl)?.TrimEnd('/');

    /// <summary>The session as HTTP-FLV; null when that is not offered.</summary>
    public string? Flv(SessionId session) => Filled(_engine.FlvUrl, session);

    /// <summary>The session as HLS; null when that is not offered.</summary>
    public string? Hls(SessionId session) => Filled(_engine.HlsUrl, session);

    /// <summary>The application that publishers name: the path of <see cref="Publish"/>, as there.</summary>
    public string App => Publish is { } url ? new Uri(url).AbsolutePath.Trim('/') : IngestEndpoints.App;

    /// <summary>The sites that the pages get video from.</summary>
    public IEnumerable<string> Sites => new[] { _engine.FlvUrl, _engine.HlsUrl }
        .Select(Given).OfType<string>().Select(url => new Uri(url).GetLeftPart(UriPartial.Authority)).Distinct();

    private static string? Given(string? url) => string.IsNullOrEmpty(url) ? null : url;

    private static string? Filled(string? url, SessionId session) =>
        Given(url)?.Replace(Stream, session.Value, StringComparison.Ordinal);
}
