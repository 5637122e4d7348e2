namespace LiveFair.Grains.Storage;

/// <summary>The store cannot be used as it is; the message tells an operator why. The process ends with it.</summary>
public sealed class StoreRefusedException(string message) : Exception(message);
