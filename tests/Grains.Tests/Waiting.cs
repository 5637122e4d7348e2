namespace LiveFair.Grains.Tests;

internal static class Waiting
{
    /// <summary>
    /// Waits for what was armed before the act; the message says what did not come, and how far it got.
    /// </summary>
    public static async Task Within(this Task awaited, TimeSpan patience, Func<string> what)
    {
        if (await Task.WhenAny(awaited, Task.Delay(patience)) != awaited)
        {
            throw new TimeoutException($"Not within {patience.TotalSeconds:0} s: {what()}.");
        }

        await awaited;
    }

    public static async Task<T> Within<T>(this Task<T> awaited, TimeSpan patience, Func<string> what)
    {
        await ((Task)awaited).Within(patience, what);
        return await awaited;
    }
}
