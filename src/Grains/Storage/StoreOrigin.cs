namespace LiveFair.Grains.Storage;

/// <summary>Where a store's contents come from.</summary>
public enum StoreOrigin
{
    /// <summary>Its own last commit.</summary>
    Continued,

    /// <summary>A backup: what clients saw after it is gone, so every log begins a new epoch.</summary>
    Restored,
}
