using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>What SQLite's failures say about the rows, see https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteFailure
{
    private const int Constraint = 19;
    private const int ForeignKey = 787;

    /// <summary>
    /// Whether the rows say no: something stands there already, or has no room. A row that names what does not exist is
    /// no such answer: asking elsewhere would not help, so it stays a failure.
    /// </summary>
    public static bool IsClash(this SqliteException problem) =>
        problem.SqliteErrorCode == Constraint && problem.SqliteExtendedErrorCode != ForeignKey;

    /// <summary>A clash that the rows themselves could not tell.</summary>
    public static SqliteException Clash(string words) => new(words, Constraint);
}
