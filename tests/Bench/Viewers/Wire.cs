namespace LiveFair.Bench.Viewers;

/// <summary>Which hub protocol a viewer speaks.</summary>
internal enum Wire
{
    Json,
    MessagePack,
}

/// <summary>What a viewer keeps of the events it gets.</summary>
internal enum Keep
{
    /// <summary>Everything, to compare it with the static list.</summary>
    Events,

    /// <summary>When which offset came.</summary>
    Times,
}
