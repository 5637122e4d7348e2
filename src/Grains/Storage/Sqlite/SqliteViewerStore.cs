using System.Collections.Concurrent;
using Dapper;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IViewerStore" />
internal sealed class SqliteViewerStore(SqliteDatabase database) : IViewerStore
{
    /// <summary>Viewers whose answer is kept; more are asked for each time.</summary>
    private const int MostKept = 100_000;

    // What was read stands until a phone is confirmed, and that happens here only: the file has one process. A read
    // that began before ends in the dictionary it began with.
    private ConcurrentDictionary<ViewerId, ViewerId[]> _sharing = new();

    public Task<ViewerProfile> Create(ViewerId id, string nickname, DateTimeOffset now) => database.Write(connection =>
    {
        connection.Execute(
            "INSERT INTO viewer (id, nickname, created_at) VALUES (@Id, @Nickname, @Now)",
            new { Id = id.Value, Nickname = nickname, Now = now.ToUnixTimeMilliseconds() });
        return new ViewerProfile(id, nickname, null);
    });

    public Task<ViewerProfile?> Find(ViewerId viewer) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>(
            "SELECT id, nickname, phone FROM viewer WHERE id = @Id",
            new { Id = viewer.Value })?.ToProfile());

    public Task<IReadOnlyDictionary<ViewerId, string>> Nicknames(IReadOnlyList<ViewerId> viewers) =>
        database.Read<IReadOnlyDictionary<ViewerId, string>>(connection => connection
            .Query<(string Id, string Nickname)>(
                "SELECT id, nickname FROM viewer WHERE id IN @Ids",
                new { Ids = viewers.Select(viewer => viewer.Value) })
            .ToDictionary(row => new ViewerId(row.Id), row => row.Nickname));

    public Task<Refusal?> AddCode(ViewerId viewer, PhoneNumber phone, string codeHash, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var at = now.ToUnixTimeMilliseconds();
            var recent = connection.Query<long>(
                "SELECT sent_at FROM phone_code WHERE (phone = @Phone OR viewer = @Viewer) AND sent_at > @DayAgo",
                new
                {
                    Phone = phone.Digits,
                    Viewer = viewer.Value,
                    DayAgo = (now - TimeSpan.FromDays(1)).ToUnixTimeMilliseconds(),
                });
            if (PhoneCodes.MaySend([.. recent.Select(DateTimeOffset.FromUnixTimeMilliseconds)], now) is { } refusal)
            {
                return refusal;
            }

            connection.Execute(
                """
                INSERT INTO phone_code (viewer, phone, code_hash, sent_at, expires_at)
                VALUES (@Viewer, @Phone, @Hash, @At, @Until)
                """,
                new
                {
                    Viewer = viewer.Value,
                    Phone = phone.Digits,
                    Hash = codeHash,
                    At = at,
                    Until = (now + PhoneCodes.Lifetime).ToUnixTimeMilliseconds(),
                });
            return (Refusal?)null;
        });

    public async Task<Refusal?> UseCode(ViewerId viewer, PhoneNumber phone, string codeHash, DateTimeOffset now)
    {
        Refusal? refused = null;
        try
        {
            return refused = await Confirm(viewer, phone, codeHash, now);
        }
        finally
        {
            // Also when it failed, and nobody knows what stands; not for a wrong code, which anybody can send.
            if (refused is null)
            {
                _sharing = new ConcurrentDictionary<ViewerId, ViewerId[]>();
            }
        }
    }

    public async Task<ViewerId[]> SharingPhone(ViewerId viewer)
    {
        var kept = _sharing;
        if (kept.TryGetValue(viewer, out var others))
        {
            return others;
        }

        others = await ReadSharing(viewer);
        return kept.Count < MostKept ? kept.GetOrAdd(viewer, others) : others;
    }

    private Task<Refusal?> Confirm(ViewerId viewer, PhoneNumber phone, string codeHash, DateTimeOffset now) =>
        database.Write(connection =>
        {
            var at = now.ToUnixTimeMilliseconds();
            var code = connection.QueryFirstOrDefault<CodeRow>(
                """
                SELECT id, code_hash AS CodeHash FROM phone_code
                WHERE id = (SELECT max(id) FROM phone_code WHERE viewer = @Viewer AND phone = @Phone)
                  AND used_at IS NULL AND expires_at > @At AND tries < @Tries
                """,
                new { Viewer = viewer.Value, Phone = phone.Digits, At = at, PhoneCodes.Tries });
            if (code is null)
            {
                return PhoneCodes.Wrong();
            }

            if (code.CodeHash != codeHash)
            {
                connection.Execute("UPDATE phone_code SET tries = tries + 1 WHERE id = @Id", new { code.Id });
                return PhoneCodes.Wrong();
            }

            connection.Execute("UPDATE phone_code SET used_at = @At WHERE id = @Id", new { At = at, code.Id });
            connection.Execute(
                "UPDATE viewer SET phone = @Phone, phone_verified_at = @At WHERE id = @Viewer",
                new { Phone = phone.Digits, At = at, Viewer = viewer.Value });
            return (Refusal?)null;
        });

    private Task<ViewerId[]> ReadSharing(ViewerId viewer) => database.Read(connection =>
        connection.Query<string>(
            """
            SELECT DISTINCT other.viewer FROM phone_code own JOIN phone_code other ON other.phone = own.phone
            WHERE own.viewer = @Viewer AND own.used_at IS NOT NULL
              AND other.viewer <> @Viewer AND other.used_at IS NOT NULL
            """,
            new { Viewer = viewer.Value }).Select(id => new ViewerId(id)).ToArray());

    private sealed record CodeRow(long Id, string CodeHash);

    private sealed record Row(string Id, string Nickname, string? Phone)
    {
        public ViewerProfile ToProfile() =>
            new(new ViewerId(Id), Nickname, Phone is null ? null : PhoneNumber.FromStore(Phone));
    }
}
