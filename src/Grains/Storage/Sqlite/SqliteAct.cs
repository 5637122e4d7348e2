using System.Data;
using Dapper;
using LiveFair.Live;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>
/// Rows that stand for an act of a person: their table keeps who, under which opId, and a fingerprint of what.
/// </summary>
internal static class SqliteAct
{
    /// <summary>
    /// Adds the row unless the person's opId stands in the table already; that is asked first, for what was right once
    /// may be too late when it is sent again. An act without an opId is always new.
    /// </summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="table">
    /// It holds <c>by_account</c>, <c>op</c> and <c>digest</c>; the first two are unique together.
    /// </param>
    /// <param name="insert">Its insert.</param>
    /// <param name="row">The values, among them By, Op and Digest.</param>
    /// <param name="wrong">Why a new row cannot be kept; null when it can.</param>
    /// <returns>
    /// Stored, or repeated (the same content stands there); OP_REUSED (other content does), or what is wrong.
    /// </returns>
    public static Outcome<AppendKind> AddOnce(
        IDbConnection connection, string table, string insert, object row, Refusal? wrong = null)
    {
        var same = connection.ExecuteScalar<bool?>(
            $"SELECT digest = @Digest FROM {table} WHERE by_account = @By AND op = @Op", row);
        if (same is { } repeated)
        {
            return repeated ? AppendKind.Repeated : Refusal.OpReused();
        }

        if (wrong is not null)
        {
            return wrong;
        }

        connection.Execute(insert, row);
        return AppendKind.Stored;
    }
}
