using System.Data;
using Dapper;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>Rows that stand for an act of a person: their table keeps who, under which opId, and a fingerprint of what.</summary>
internal static class SqliteAct
{
    /// <summary>Adds the row unless the person's opId stands in the table already. An act without an opId is always new.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="table">It holds <c>by_account</c>, <c>op</c> and <c>digest</c>; the first two are unique together.</param>
    /// <param name="insert">Its insert.</param>
    /// <param name="row">The values, among them By, Op and Digest.</param>
    /// <returns>Stored, repeated (the same content stands there) or reused (other content does).</returns>
    public static AppendKind AddOnce(IDbConnection connection, string table, string insert, object row)
    {
        if (connection.Execute($"{insert} ON CONFLICT (by_account, op) DO NOTHING", row) == 1)
        {
            return AppendKind.Stored;
        }

        var same = connection.ExecuteScalar<bool>(
            $"SELECT digest = @Digest FROM {table} WHERE by_account = @By AND op = @Op", row);
        return same ? AppendKind.Repeated : AppendKind.Reused;
    }
}
