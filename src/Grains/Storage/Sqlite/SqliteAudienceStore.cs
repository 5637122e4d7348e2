using System.Runtime.InteropServices;
using Dapper;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IAudienceStore" />
internal sealed class SqliteAudienceStore(SqliteDatabase database) : IAudienceStore
{
    public Task<StoredAudience> Read(SessionId session) => database.Read(connection => new StoredAudience(
        [
            .. connection.Query<SampleRow>(
                "SELECT media_ms AS AtMs, viewers, most FROM audience WHERE session = @Id ORDER BY media_ms",
                new { Id = session.Value }).Select(row => row.ToSample()),
        ],
        [
            .. connection.Query<SightingRow>(
                "SELECT posting, people FROM sighting WHERE session = @Id ORDER BY id",
                new { Id = session.Value }).Select(row => row.ToSighting()),
        ]));

    public Task Add(SessionId session, AudienceSample? sample, IReadOnlyList<Sighting> news) =>
        database.Write(connection =>
        {
            if (sample is not null)
            {
                connection.Execute(
                    """
                    INSERT INTO audience (session, media_ms, viewers, most) VALUES (@Id, @AtMs, @Viewers, @Most)
                    ON CONFLICT DO UPDATE SET viewers = excluded.viewers, most = max(most, excluded.most)
                    """,
                    new { Id = session.Value, sample.AtMs, sample.Viewers, sample.Most });
            }

            return connection.Execute(
                "INSERT INTO sighting (session, posting, people) VALUES (@Id, @Posting, @People)",
                news.Select(sighting => new
                {
                    Id = session.Value,
                    Posting = sighting.Posting?.Value,
                    People = MemoryMarshal.AsBytes(sighting.People.AsSpan()).ToArray(),
                }));
        });

    private sealed record SampleRow(long AtMs, long Viewers, long Most)
    {
        public AudienceSample ToSample() => new(AtMs, (int)Viewers, (int)Most);
    }

    private sealed record SightingRow(string? Posting, byte[] People)
    {
        public Sighting ToSighting() => new(
            Posting is null ? null : new PostingId(Posting), MemoryMarshal.Cast<byte, long>(People).ToArray());
    }
}
