using System.Collections.Concurrent;
using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IWordListStore" />
internal sealed class SqliteWordListStore(SqliteDatabase database, TimeProvider time) : IWordListStore
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<StationId, Known> _known = new();

    public async ValueTask<WordMatcher> OfStation(StationId station)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(station, out var known) && now - known.At < Fresh && now >= known.At)
        {
            return known.Matcher;
        }

        var words = await Read(station);
        var matcher = known.Matcher is { } compiled && compiled.Words.SequenceEqual(words)
            ? compiled
            : new WordMatcher(words);
        _known[station] = new Known(matcher, now);
        return matcher;
    }

    public async Task Replace(StationId station, IReadOnlyList<ListedWord> words, Caller by, DateTimeOffset now)
    {
        await database.Write(connection =>
        {
            connection.Execute("DELETE FROM word_list WHERE station = @Station", new { Station = station.Value });
            connection.Execute(
                "INSERT INTO word_list (station, position, word, act) VALUES (@Station, @Position, @Word, @Act)",
                words.Select((word, position) =>
                    new { Station = station.Value, Position = position, word.Word, Act = (int)word.Act }));
            SqliteAuditStore.Append(
                connection, new AuditEntry(now, station, by.Key, "wordList.change", station.Value, null));
            return true;
        });
        _known.TryRemove(station, out _);
    }

    private Task<ListedWord[]> Read(StationId station) => database.Read(connection =>
        connection.Query<Row>(
            "SELECT word, act FROM word_list WHERE station = @Station ORDER BY position",
            new { Station = station.Value }).Select(row => new ListedWord(row.Word, (WordAct)row.Act)).ToArray());

    private readonly record struct Known(WordMatcher Matcher, DateTimeOffset At);

    private sealed record Row(string Word, long Act);
}
