namespace LiveFair.Live.Postings;

/// <summary>The kind of employment, which a posting must disclose. Numbers are stored.</summary>
public enum EmploymentType
{
    /// <summary>全日制</summary>
    FullTime = 1,

    /// <summary>非全日制</summary>
    PartTime = 2,

    /// <summary>日结零工</summary>
    DayWork = 3,

    /// <summary>临时</summary>
    Temporary = 4,

    /// <summary>季节工</summary>
    Seasonal = 5,

    /// <summary>居家计件</summary>
    PieceHome = 6,

    /// <summary>劳务派遣</summary>
    Dispatch = 7,
}
