using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>A write that waits for its commit.</summary>
internal abstract class WriteJob
{
    /// <summary>Runs it; false when it threw, which its caller hears at <see cref="Answer"/>.</summary>
    public abstract bool TryRun(SqliteConnection connection);

    /// <summary>The commit did not come about.</summary>
    public abstract void Fail(Exception problem);

    /// <summary>Lets the caller go on; only after the commit.</summary>
    public abstract void Answer();
}

/// <inheritdoc cref="WriteJob" />
internal sealed class WriteJob<T>(Func<SqliteConnection, T> write) : WriteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _problem;

    public Task<T> Done => _done.Task;

    public override bool TryRun(SqliteConnection connection)
    {
        try
        {
            _result = write(connection);
            return true;
        }
        catch (Exception problem)
        {
            // Whatever it was belongs to the caller, not to the others who share the commit.
            _problem = problem;
            return false;
        }
    }

    public override void Fail(Exception problem) => _problem ??= problem;

    public override void Answer()
    {
        if (_problem is null)
        {
            _done.SetResult(_result!);
        }
        else
        {
            _done.SetException(_problem);
        }
    }
}
