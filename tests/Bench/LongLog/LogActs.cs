namespace LiveFair.Bench.LongLog;

/// <summary>All that is measured, each as a client does it.</summary>
internal static class LogActs
{
    private const int Page = 100;

    public static readonly LogAct[] All =
    [
        new("append (commit)", session => session.Comment()),
        new("page at the tail", session => session.Read(session.Events - Page, Page)),
        new("page anywhere", session => session.Read(Random.Shared.NextInt64(session.Events - Page), Page)),
        new("page at the start", session => session.Read(0, Page)),
    ];
}
