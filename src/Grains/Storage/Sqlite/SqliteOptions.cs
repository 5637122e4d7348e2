namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>Where the embedded database lies.</summary>
internal sealed class SqliteOptions
{
    /// <summary>The database file; its folder is made when it is missing.</summary>
    public required string File { get; init; }

    /// <summary>Whether it goes on from its own last commit. Default yes.</summary>
    public StoreOrigin Origin { get; init; }
}
