namespace LiveFair.Grains;

/// <summary>
/// The writes behind one grain's memory. When one fails, what is in memory may no longer be what is stored
/// (dotnet/orleans#6128): the grain goes, and the next call loads it anew.
/// </summary>
/// <param name="forget">Lets the activation go.</param>
internal sealed class StoreWrites(Action forget)
{
    /// <exception cref="Exception">The write failed; it may or may not be stored.</exception>
    public async Task<T> Do<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            forget();
            throw;
        }
    }

    /// <inheritdoc cref="Do{T}" />
    public Task Do(Func<Task> write) => Do(async () =>
    {
        await write();
        return true;
    });
}
