using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace LiveFair.Web.Media.Recordings;

/// <summary>
/// Finds what can be watched again. Whether it may be is asked each time; what its files hold is read once and kept for
/// as long as somebody watches.
/// </summary>
internal sealed class Replays(
    ISessionStore sessions, IRecordingStore recordings, ILogStore logs, IOptions<MediaOptions> options,
    TimeProvider time, int mostParts = Replays.MostParts)
    : IDisposable
{
    /// <summary>Parts that are kept in memory: some 150 MB, or 70 hours.</summary>
    public const int MostParts = 500_000;

    private const int TagBytes = 8;

    /// <summary>How many of the replays make way for another, first and if that is not enough.</summary>
    private static readonly double[] Shares = [0.5, 1];

    private static readonly TimeSpan KeepUnasked = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _clipping = new(1);
    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = mostParts });

    private TimeSpan Keep => options.Value.Recording.Keep;

    /// <summary>A session's replay; null when it has not ended, was not recorded, or the recording is gone.</summary>
    public async Task<SessionReplay?> Find(SessionId id)
    {
        if (await sessions.Find(id) is not { } session
            || !RecordingRules.MayBeShown(session, Keep, time.GetUtcNow())
            || await recordings.Find(id) is not { } stored)
        {
            return null;
        }

        var version = Version(stored);
        if (!_known.TryGetValue(id, out Known? known) || known!.Version != version)
        {
            known = new Known(version, new Lazy<Task<SessionReplay?>>(() => Read(session, stored, version)));
            Remember(id, known, 1);
        }

        try
        {
            var replay = await known.Replay.Value;
            if (replay is not null && known.IsNew())
            {
                Remember(id, known, replay.Parts);
            }

            return replay;
        }
        catch (Exception)
        {
            _known.Remove(id); // The next one who asks reads again.
            throw;
        }
    }

    /// <summary>Opens the files that a replay is made of; null when they are gone.</summary>
    public async Task<Stream?> Open(SessionId id, ReplayFile file)
    {
        var sources = new Dictionary<int, Stream>();
        var isWhole = false;
        try
        {
            foreach (var number in file.Needs)
            {
                if (await recordings.Open(id, number) is not { } source)
                {
                    return null;
                }

                sources[number] = source;
            }

            isWhole = true;
            return new ReplayStream(file, sources);
        }
        finally
        {
            foreach (var opened in isWhole ? [] : sources.Values.AsEnumerable())
            {
                await opened.DisposeAsync();
            }
        }
    }

    /// <summary>
    /// Puts a clip together, one at a time: of a very long recording that takes a processor for a moment, and anybody
    /// may ask for any stretch.
    /// </summary>
    public async Task<ReplayFile> Clip(Replay stretch, CancellationToken left)
    {
        await _clipping.WaitAsync(left);
        try
        {
            return ReplayFile.Whole(stretch);
        }
        finally
        {
            _clipping.Release();
        }
    }

    public void Dispose()
    {
        _known.Dispose();
        _clipping.Dispose();
    }

    /// <summary>
    /// Keeps a replay in any case: else each call for one of its bytes would read the whole recording. What is larger
    /// than half of the room counts as half, and the others make way.
    /// </summary>
    private void Remember(SessionId id, Known known, int parts)
    {
        var kept = new MemoryCacheEntryOptions
        {
            Size = Math.Min(parts, mostParts / 2), SlidingExpiration = KeepUnasked,
        };
        _known.Set(id, known, kept);
        foreach (var share in Shares)
        {
            if (_known.TryGetValue(id, out _))
            {
                return;
            }

            _known.Compact(share); // Those not asked for longest.
            _known.Set(id, known, kept);
        }
    }

    /// <summary>The last part may come a moment after the session's end.</summary>
    private static string Version(StoredRecording stored) => string.Join(
        ' ',
        stored.Files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Number}:{file.Bytes}"))
            .Append(stored.Completeness.ToString()));

    private static EntityTagHeaderValue Tag(string version) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)).AsSpan(0, TagBytes))}\"");

    private async Task<SessionReplay?> Read(LiveSession session, StoredRecording stored, string version)
    {
        var files = new List<RecordedFile>();
        foreach (var (number, _) in stored.Files)
        {
            await using var file = await recordings.Open(session.Id, number);
            if (file is not null && RecordedFile.Read(number, file) is { } recorded)
            {
                files.Add(recorded);
            }
        }

        return session is { StartedAt: { } started, EndedAt: { } ended }
            && Replay.Of(files, started, ended) is { } replay
            ? new SessionReplay(
                replay, Chapter.Of(replay, await ReadLog(session.Id)), stored.Completeness, ended + Keep, Tag(version))
            : null;
    }

    private async Task<List<LoggedEvent>> ReadLog(SessionId session) =>
        await LogPages.Read((after, most) => logs.ReadAllButComments(LogName.Of(session), after, most))
            .Where(logged => logged.Body is PostingPinned or PostingUnpinned or SessionEnded)
            .ToListAsync();

    /// <param name="Version">What the files looked like.</param>
    /// <param name="Replay">Read by the first who asks, for all who ask.</param>
    private sealed record Known(string Version, Lazy<Task<SessionReplay?>> Replay)
    {
        private int _isKnown;

        /// <summary>Whether nobody asked that before.</summary>
        public bool IsNew() => Interlocked.Exchange(ref _isKnown, 1) == 0;
    }
}
