namespace LiveFair.Bench.Viewers;

/// <summary>Somebody who watches a session and may comment: on the official client, or on a bare socket.</summary>
internal interface IWatcher : IAsyncDisposable
{
    Wire Wire { get; }

    Received Received { get; }

    int Reconnects { get; }

    /// <summary>Connects and waits for the first item.</summary>
    Task Join();

    Task<HubAnswer> Comment(string op, string text);
}
