namespace LiveFair.Live.Postings;

/// <summary>Where a posting comes from: 访企拓岗 or 网络收集, or the employer came by itself. Its words are stored.</summary>
public enum PostingSource
{
    /// <summary>The station's people visited the employer (走访企业).</summary>
    Visit = 1,

    /// <summary>Collected from another site, which a repost must name.</summary>
    Web = 2,

    /// <summary>The employer brought it.</summary>
    Employer = 3,
}
