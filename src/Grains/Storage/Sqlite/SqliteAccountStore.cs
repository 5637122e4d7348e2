using Dapper;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IAccountStore" />
internal sealed class SqliteAccountStore(SqliteDatabase database) : IAccountStore
{
    private const int ConstraintFailed = 19;

    private const string Columns = """
        SELECT id, station, user_name AS UserName, normalized_name AS NormalizedName, display_name AS DisplayName, role,
               password_hash AS PasswordHash, security_stamp AS SecurityStamp, failed_count AS FailedCount,
               locked_until AS LockedUntil, disabled
        FROM account
        """;

    public async Task<Outcome<Account>> Create(Account account, DateTimeOffset now)
    {
        try
        {
            return await database.Write(connection =>
            {
                connection.Execute(
                    """
                    INSERT INTO account (id, station, user_name, normalized_name, display_name, role, password_hash,
                      security_stamp, failed_count, locked_until, disabled, created_at)
                    VALUES (@Id, @Station, @UserName, @NormalizedName, @DisplayName, @Role, @PasswordHash,
                      @SecurityStamp, @FailedCount, @LockedUntil, @Disabled, @Now)
                    """,
                    Parameters(account, now));
                return account;
            });
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode == ConstraintFailed)
        {
            return Refusal.Invalid("userName: this name is taken, or the station does not exist.");
        }
    }

    public Task<bool> Update(Account account) => database.Write(connection => connection.Execute(
        """
        UPDATE account SET user_name = @UserName, normalized_name = @NormalizedName, display_name = @DisplayName,
          role = @Role, password_hash = @PasswordHash, security_stamp = @SecurityStamp, failed_count = @FailedCount,
          locked_until = @LockedUntil, disabled = @Disabled
        WHERE id = @Id
        """,
        Parameters(account, default)) == 1);

    public Task<Account?> Find(AccountId account) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE id = @Id", new { Id = account.Value })?.ToAccount());

    public Task<Account?> FindByName(string normalizedName) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE normalized_name = @Name", new { Name = normalizedName })
            ?.ToAccount());

    public Task<IReadOnlyList<Account>> OfStation(StationId station) =>
        database.Read<IReadOnlyList<Account>>(connection =>
            [.. connection.Query<Row>($"{Columns} WHERE station = @Id ORDER BY user_name", new { Id = station.Value })
                .Select(row => row.ToAccount())]);

    public Task<bool> Any() =>
        database.Read(connection => connection.ExecuteScalar<long>("SELECT EXISTS (SELECT 1 FROM account)") == 1);

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
