namespace LiveFair.Live.Postings;

/// <summary>Where a posting stands. Numbers are stored.</summary>
public enum PostingState
{
    /// <summary>Being written.</summary>
    Draft = 0,

    /// <summary>Open for applications until its time or headcount runs out.</summary>
    Published = 1,

    /// <summary>Taken back by the station.</summary>
    Withdrawn = 2,

    /// <summary>Full or over.</summary>
    Closed = 3,
}
