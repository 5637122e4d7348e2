namespace LiveFair.Live.Log;

/// <summary>
/// Another writer appended to the log: the copy of its state is old. Nothing was stored; load it again.
/// </summary>
[GenerateSerializer]
public sealed class StaleLogException(string message) : Exception(message);
