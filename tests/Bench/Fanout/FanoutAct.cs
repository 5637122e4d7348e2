namespace LiveFair.Bench.Fanout;

/// <summary>What the viewers and the server go through.</summary>
internal enum FanoutAct
{
    /// <summary>One rate after the other.</summary>
    Rates,

    /// <summary>The best rate the server carries, three times that, and the same again.</summary>
    Overload,

    /// <summary>All viewers are cut off and come back at once.</summary>
    Return,
}
