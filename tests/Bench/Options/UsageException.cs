namespace LiveFair.Bench.Options;

/// <summary>What the user gave cannot be used; the message is the one line they see.</summary>
internal sealed class UsageException(string message) : Exception(message);
