namespace LiveFair.Bench.Fanout;

/// <summary>A server under measurement.</summary>
/// <param name="Process">Its process id.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Words">How the load client joins and comments there.</param>
/// <param name="Owner">Ends it.</param>
internal sealed record Peer(int Process, int Port, IReadOnlyList<string> Words, IAsyncDisposable Owner)
    : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Owner.DisposeAsync();
}
