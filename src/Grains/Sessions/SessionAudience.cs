using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Sessions;

/// <summary>Who watches a session, and who saw what: in memory, and about every ten seconds in the store.</summary>
internal sealed partial class SessionAudience
{
    private const int SpacingMs = 10_000;

    private readonly SessionId _session;
    private readonly IAudienceStore _store;
    private readonly ILogger _logger;
    private readonly ViewerCount _viewers = new();
    private readonly List<AudienceSample> _samples;
    private List<Sighting> _unstored = [];
    private int _most;

    private SessionAudience(SessionId session, IAudienceStore store, StoredAudience stored, ILogger logger)
    {
        _session = session;
        _store = store;
        _logger = logger;
        _samples = [.. stored.Samples];
        foreach (var sighting in stored.Sightings)
        {
            Tally.Add(sighting);
        }
    }

    /// <summary>Who saw what.</summary>
    public AudienceTally Tally { get; } = new();

    /// <summary>A copy, in order of time.</summary>
    public IReadOnlyList<AudienceSample> Samples => [.. _samples];

    public static async Task<SessionAudience> Load(SessionId session, IAudienceStore store, ILogger logger) =>
        new(session, store, await store.Read(session), logger);

    /// <summary>Viewers on all nodes.</summary>
    public int Viewers(DateTimeOffset now) => _viewers.Total(now);

    /// <summary>Takes in a report; about every ten seconds what was reported is stored.</summary>
    /// <param name="mediaMs">The session time; null: off air, when nobody counts.</param>
    /// <returns>Viewers on all nodes.</returns>
    public async Task<int> Report(string feed, AudienceReport report, long? mediaMs, DateTimeOffset now)
    {
        _unstored.AddRange(report.News.Select(Tally.Add).OfType<Sighting>());
        var viewers = _viewers.Report(feed, report.Viewers, now);
        _most = Math.Max(_most, viewers);
        if (mediaMs is not { } at)
        {
            await Close();
        }
        else if (_samples is not [.., var last] || at / SpacingMs > last.AtMs / SpacingMs)
        {
            var sample = new AudienceSample(at, viewers, _most);
            _samples.Add(sample);
            _most = viewers;
            await Store(sample);
        }

        return viewers;
    }

    /// <summary>Stores what was reported since the last sample.</summary>
    public Task Close() => _unstored.Count > 0 ? Store(null) : Task.CompletedTask;

    private async Task Store(AudienceSample? sample)
    {
        var news = _unstored;
        _unstored = [];
        try
        {
            await _store.Add(_session, sample, news);
        }
        catch (Exception problem)
        {
            // Ten seconds of the audience are worth less than the broadcast: no report fails for them, and who saw what
            // goes with the next ones.
            _unstored.InsertRange(0, news);
            LogUnstored(_logger, _session.Value, problem);
        }
    }

    [LoggerMessage(2301, LogLevel.Warning, "The audience of {Session} could not be stored; it is tried again")]
    private static partial void LogUnstored(ILogger logger, string session, Exception problem);
}
