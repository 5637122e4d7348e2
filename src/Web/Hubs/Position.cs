using LiveFair.Web.Wire;

namespace LiveFair.Web.Hubs;

/// <summary>Where a returning watcher says it left off.</summary>
/// <param name="After">The last offset it has; null when it comes fresh, or when what it sent can be no offset.</param>
/// <param name="Epoch">The epoch of that offset.</param>
internal readonly record struct Position(long? After, string? Epoch)
{
    private const double LastExact = 1L << 53;

    public static Position Of(WatchRequest request) => new(Offset(request.After), request.Epoch);

    public static Position Of(WatchGroupRequest request) => new(Offset(request.After), request.Epoch);

    /// <summary>Whether everything behind this position can still be given, none left out.</summary>
    public bool Recovers(string epoch, long head, int window) =>
        After is { } after && Epoch == epoch && after <= head && head - after <= window;

    private static long? Offset(double? sent) =>
        sent is >= 0 and <= LastExact && double.IsInteger(sent.Value) ? (long)sent.Value : null;
}
