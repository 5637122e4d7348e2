using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>
/// The statements around a commit's jobs, compiled once. Plain SQL instead of <see cref="SqliteTransaction"/>, so that
/// the jobs' prepared commands need not be told of it.
/// </summary>
internal sealed class CommitStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _begin = Prepare(connection, "BEGIN IMMEDIATE");
    private readonly SqliteCommand _beginJob = Prepare(connection, "SAVEPOINT job");
    private readonly SqliteCommand _keep = Prepare(connection, "RELEASE job");
    private readonly SqliteCommand _rollBackJob = Prepare(connection, "ROLLBACK TO job; RELEASE job");
    private readonly SqliteCommand _commit = Prepare(connection, "COMMIT");
    private readonly SqliteCommand _rollBack = Prepare(connection, "ROLLBACK");

    public SqliteConnection Connection { get; } = connection;

    public void Begin() => _begin.ExecuteNonQuery();

    public void BeginJob() => _beginJob.ExecuteNonQuery();

    public void EndJob(JobEnd end) => (end == JobEnd.Kept ? _keep : _rollBackJob).ExecuteNonQuery();

    public void Commit() => _commit.ExecuteNonQuery();

    public void RollBack()
    {
        try
        {
            _rollBack.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite had rolled back by itself; there is nothing left to undo.
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _beginJob, _keep, _rollBackJob, _commit, _rollBack })
        {
            command.Dispose();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}

/// <summary>What became of a job within its commit.</summary>
internal enum JobEnd
{
    Kept,
    RolledBack,
}
