namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>A row that another names is not there: takes the whole write back, and becomes a refusal.</summary>
internal sealed class RowsMissingException(string message) : Exception(message);
