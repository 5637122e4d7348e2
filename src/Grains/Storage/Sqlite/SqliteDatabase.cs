using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>
/// The embedded database: one writing connection on a thread of its own, any number of readers. Everything that waits
/// to be written when the writer comes round is committed in one transaction, so that one fsync serves all of it.
/// </summary>
internal sealed partial class SqliteDatabase : IHostedService, IAsyncDisposable
{
    private const int MostInOneCommit = 2_000;

    private readonly Channel<WriteJob> _jobs = Channel.CreateBounded<WriteJob>(
        new BoundedChannelOptions(20_000) { SingleReader = true });

    private readonly ILogger<SqliteDatabase> _logger;
    private readonly string _path;
    private readonly StoreOrigin _origin;
    private SqliteLock? _lock;
    private Thread? _writer;

    public SqliteDatabase(SqliteOptions options, ILogger<SqliteDatabase> logger)
    {
        _logger = logger;
        _path = Path.GetFullPath(options.File);
        _origin = options.Origin;
        ReaderConnection = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
            DefaultTimeout = 5,
        }.ToString();
    }

    private string ReaderConnection { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _lock = SqliteLock.Take(_path);
        var connection = SqliteSchema.OpenAndMigrate(_path);
        if (_origin == StoreOrigin.Restored)
        {
            SqliteSchema.BeginNewEpochs(connection);
        }

        _writer = new Thread(() => WriteAll(connection)) { IsBackground = true, Name = "store writer" };
        _writer.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _jobs.Writer.TryComplete();
        _writer?.Join();
        SqliteConnection.ClearAllPools();
        _lock?.Dispose();
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>Reads on a connection of its own, on the caller's thread.</summary>
    public async Task<T> Read<T>(Func<SqliteConnection, T> read)
    {
        await using var connection = new SqliteConnection(ReaderConnection);
        connection.Open();
        return read(connection);
    }

    /// <summary>
    /// Runs on the writer's thread in the next commit and answers after it. What throws is rolled back alone; a
    /// commit that fails fails all who shared it.
    /// </summary>
    public async Task<T> Write<T>(Func<SqliteConnection, T> write)
    {
        var job = new WriteJob<T>(write);
        await _jobs.Writer.WriteAsync(job);
        return await job.Done;
    }

    private void WriteAll(SqliteConnection connection)
    {
        using var _ = connection;
        using var statements = new CommitStatements(connection);
        var shared = new List<WriteJob>();
        while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (shared.Count < MostInOneCommit && _jobs.Reader.TryRead(out var job))
            {
                shared.Add(job);
            }

            Commit(statements, shared);
            shared.Clear();
        }

        Tidy(connection);
    }

    /// <summary>
    /// Leaves a whole database in its file: readers are still open, so that closing alone would leave everything in
    /// the log beside it.
    /// </summary>
    private static void Tidy(SqliteConnection connection)
    {
        try
        {
            using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            checkpoint.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // The disk is full or gone. What was committed stands in the log, and the next start reads it there.
        }
    }

    private void Commit(CommitStatements statements, List<WriteJob> shared)
    {
        try
        {
            statements.Begin();
            foreach (var job in shared)
            {
                statements.BeginJob();
                statements.EndJob(job.TryRun(statements.Connection) ? JobEnd.Kept : JobEnd.RolledBack);
            }

            statements.Commit();
        }
        catch (SqliteException problem)
        {
            // The disk is full or the file is gone: nothing of this commit is stored, and everybody in it is told so.
            LogCommitFailed(_logger, shared.Count, problem);
            shared.ForEach(job => job.Fail(problem));
            statements.RollBack();
        }

        shared.ForEach(job => job.Answer());
    }

    [LoggerMessage(2001, LogLevel.Error, "A commit of {Jobs} writes failed; none of them is stored")]
    private static partial void LogCommitFailed(ILogger logger, int jobs, Exception problem);
}
