namespace LiveFair.Bench.Fair;

/// <summary>The server did not do what the whole run depends on; the message is for the user.</summary>
internal sealed class FairProblem(string message) : Exception(message);
