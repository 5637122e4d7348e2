using Dapper;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IAccountStore" />
internal sealed class SqliteAccountStore(SqliteDatabase database) : IAccountStore
{
    private const string Columns = """
        SELECT id, station, user_name AS UserName, normalized_name AS NormalizedName, display_name AS DisplayName, role,
               password_hash AS PasswordHash, security_stamp AS SecurityStamp, failed_count AS FailedCount,
               locked_until AS LockedUntil, disabled
        FROM account
        """;

    public async Task<Outcome<Account>> Create(Account account, Caller? by, DateTimeOffset now)
    {
        try
        {
            return await database.Write<Outcome<Account>>(connection =>
            {
                // Asked in the write: of two who open a station's first account, the second must see the first.
                if (by is not null
                    && AccountRules.MayOpen(
                        account, by, Present(connection, account.Station), OpenedBy(connection, account.Station))
                        is { } refusal)
                {
                    return refusal;
                }

                connection.Execute(
                    """
                    INSERT INTO account (id, station, user_name, normalized_name, display_name, role, password_hash,
                      security_stamp, failed_count, locked_until, disabled, created_at)
                    VALUES (@Id, @Station, @UserName, @NormalizedName, @DisplayName, @Role, @PasswordHash,
                      @SecurityStamp, @FailedCount, @LockedUntil, @Disabled, @Now)
                    """,
                    Parameters(account, now));
                if (by is not null)
                {
                    SqliteAuditStore.Append(connection, new AuditEntry(
                        now, account.Station, by.Key, "account.open", account.Id.Value, $"role {account.Role}"));
                }

                return account;
            });
        }
        catch (SqliteException problem) when (problem.IsClash())
        {
            return Refusal.Invalid("userName", FaultKind.Taken, "this name is taken.");
        }
    }

    public Task<Outcome<Account>> Change(AccountId account, AccountChange change, Caller by, DateTimeOffset now) =>
        database.Write<Outcome<Account>>(connection =>
        {
            if (Find(connection, account) is not { } before || !by.WorksAt(before.Station))
            {
                return Refusal.NotFound("account");
            }

            if (AccountRules.MayChange(before, change, OtherAdmins(connection, before)) is { } refusal)
            {
                return refusal;
            }

            connection.Execute(
                """
                UPDATE account SET display_name = coalesce(@DisplayName, display_name), role = coalesce(@Role, role),
                  disabled = coalesce(@Disabled, disabled), password_hash = coalesce(@PasswordHash, password_hash),
                  security_stamp = @SecurityStamp
                WHERE id = @Id
                """,
                new
                {
                    Id = account.Value,
                    change.DisplayName,
                    Role = (int?)change.Role,
                    change.Disabled,
                    change.PasswordHash,
                    change.SecurityStamp,
                });
            SqliteAuditStore.Append(
                connection, new AuditEntry(now, before.Station, by.Key, "account.change", account.Value, change.Trace));
            return Find(connection, account)!;
        });

    public Task<bool> TakeTry(AccountId account, DateTimeOffset now) => database.Write(connection => connection.Execute(
        """
        UPDATE account SET
          failed_count = CASE WHEN failed_count + 1 >= @Most THEN 0 ELSE failed_count + 1 END,
          locked_until = CASE WHEN failed_count + 1 >= @Most THEN @Until END
        WHERE id = @Id AND disabled = 0 AND coalesce(locked_until, 0) <= @Now
        """,
        new
        {
            Id = account.Value,
            Most = AccountRules.MostTries,
            Until = (now + AccountRules.LockTime).ToUnixTimeMilliseconds(),
            Now = now.ToUnixTimeMilliseconds(),
        }) == 1);

    public Task ForgetTries(AccountId account) => database.Write(connection => connection.Execute(
        "UPDATE account SET failed_count = 0, locked_until = NULL WHERE id = @Id", new { Id = account.Value }));

    public Task EndLogIn(AccountId account, string logIn, DateTimeOffset until, DateTimeOffset now) =>
        database.Write(connection => connection.Execute(
            """
            DELETE FROM ended_log_in WHERE until <= @Now;
            INSERT INTO ended_log_in (account, log_in, until) VALUES (@Account, @LogIn, @Until) ON CONFLICT DO NOTHING;
            """,
            new
            {
                Account = account.Value,
                LogIn = logIn,
                Until = until.ToUnixTimeMilliseconds(),
                Now = now.ToUnixTimeMilliseconds(),
            }));

    public Task<IReadOnlyList<string>> EndedLogIns(AccountId account) =>
        database.Read<IReadOnlyList<string>>(connection =>
            [.. connection.Query<string>(
                "SELECT log_in FROM ended_log_in WHERE account = @Id", new { Id = account.Value })]);

    public Task<Account?> Find(AccountId account) => database.Read(connection => Find(connection, account));

    public Task<Account?> FindByName(string normalizedName) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE normalized_name = @Name", new { Name = normalizedName })
            ?.ToAccount());

    public Task<IReadOnlyList<Account>> OfStation(StationId station) =>
        database.Read<IReadOnlyList<Account>>(connection =>
            [.. connection.Query<Row>($"{Columns} WHERE station = @Id ORDER BY user_name", new { Id = station.Value })
                .Select(row => row.ToAccount())]);

    public Task<bool> Any() =>
        database.Read(connection => connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM account)") == 1);

    private static Account? Find(SqliteConnection connection, AccountId account) =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE id = @Id", new { Id = account.Value })?.ToAccount();

    private static long OtherAdmins(SqliteConnection connection, Account account) => connection.ExecuteScalar<long>(
        "SELECT count(*) FROM account WHERE station = @Station AND id <> @Id AND role = @Admin AND disabled = 0",
        new { Station = account.Station.Value, Id = account.Id.Value, Admin = (int)Role.Admin });

    private static long Present(SqliteConnection connection, StationId station) => connection.ExecuteScalar<long>(
        "SELECT count(*) FROM account WHERE station = @Id", new { Id = station.Value });

    private static StationId? OpenedBy(SqliteConnection connection, StationId station) =>
        connection.ExecuteScalar<string?>("SELECT opened_by FROM station WHERE id = @Id", new { Id = station.Value })
            is { } opener ? new StationId(opener) : null;

    private static object Parameters(Account account, DateTimeOffset now) => new
    {
        Id = account.Id.Value,
        Station = account.Station.Value,
        account.UserName,
        account.NormalizedName,
        account.DisplayName,
        Role = (int)account.Role,
        account.PasswordHash,
        account.SecurityStamp,
        account.FailedCount,
        LockedUntil = account.LockedUntil?.ToUnixTimeMilliseconds(),
        Disabled = account.Disabled ? 1 : 0,
        Now = now.ToUnixTimeMilliseconds(),
    };

    private sealed record Row(
        string Id,
        string Station,
        string UserName,
        string NormalizedName,
        string DisplayName,
        long Role,
        string? PasswordHash,
        string SecurityStamp,
        long FailedCount,
        long? LockedUntil,
        long Disabled)
    {
        public Account ToAccount() => new()
        {
            Id = new AccountId(Id),
            Station = new StationId(Station),
            UserName = UserName,
            NormalizedName = NormalizedName,
            DisplayName = DisplayName,
            Role = (Role)Role,
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            FailedCount = (int)FailedCount,
            LockedUntil = LockedUntil is { } until ? DateTimeOffset.FromUnixTimeMilliseconds(until) : null,
            Disabled = Disabled == 1,
        };
    }
}
