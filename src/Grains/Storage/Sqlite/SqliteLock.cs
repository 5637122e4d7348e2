namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>
/// Keeps a second process away from a database whose only writer this process is: two would answer each other's
/// offsets with failures. The operating system gives the lock back when the process ends, however it ends.
/// </summary>
internal sealed class SqliteLock : IDisposable
{
    private readonly FileStream _held;

    private SqliteLock(FileStream held) => _held = held;

    /// <exception cref="StoreRefusedException">Another process has the database open.</exception>
    public static SqliteLock Take(string database)
    {
        try
        {
            // The file stays: who deletes it could delete the one that a third process has just locked.
            return new SqliteLock(new FileStream(
                database + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"{database} cannot be opened. {problem.Message}");
        }
    }

    public void Dispose() => _held.Dispose();
}
