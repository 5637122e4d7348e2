namespace LiveFair.Live;

/// <summary>
/// What is wrong with an input. Pages have words for each in every language; kinds are only ever added.
/// </summary>
public enum FaultKind
{
    /// <summary>Nothing stands there.</summary>
    Needed,

    /// <summary>Fewer characters than <see cref="Fault.Least"/>, or more than <see cref="Fault.Most"/>.</summary>
    Length,

    /// <summary>Not between <see cref="Fault.Least"/> and <see cref="Fault.Most"/>.</summary>
    Range,

    /// <summary>No number.</summary>
    Number,

    /// <summary>None of <see cref="Fault.Choices"/>.</summary>
    OneOf,

    /// <summary>More than <see cref="Fault.Most"/> of them.</summary>
    TooMany,

    /// <summary>Somebody or something else has it already.</summary>
    Taken,

    /// <summary>No mobile number of eleven digits.</summary>
    Phone,

    /// <summary>No unified social credit code, or one with a wrong check character.</summary>
    CreditCode,

    /// <summary>A code from a message that is wrong or too old.</summary>
    Code,

    /// <summary>A log-in name with characters other than letters, digits and - . _ @ +.</summary>
    LogInName,

    /// <summary>Fewer than <see cref="Fault.Least"/> different characters.</summary>
    Variety,

    /// <summary>An end that is not behind the beginning.</summary>
    Order,

    /// <summary>Not within the next six months.</summary>
    SixMonths,

    /// <summary>Neither a date ahead nor days from now.</summary>
    Ahead,

    /// <summary>More than a day ago.</summary>
    Past,

    /// <summary>One of two numbers that only go together.</summary>
    Both,

    /// <summary>Words that the station does not take.</summary>
    Words,

    /// <summary>A word of more than <see cref="Fault.Most"/> characters, or without a letter or digit.</summary>
    ListedWord,

    /// <summary>No enabled account of this station.</summary>
    Account,

    /// <summary>A station's first account is its admin.</summary>
    FirstAdmin,

    /// <summary>A station's last admin stays one.</summary>
    LastAdmin,

    /// <summary>The lead has ended.</summary>
    LeadEnded,

    /// <summary>A lead is unreachable after three tries without an answer, on two days.</summary>
    LeadTries,

    /// <summary>A lead goes forward or ends.</summary>
    LeadForward,

    /// <summary>Somebody else moved the lead meanwhile.</summary>
    LeadMoved,

    /// <summary>A file whose first row names no columns, or lacks the title's.</summary>
    Columns,

    /// <summary>A file that is no CSV in UTF-8 or GBK.</summary>
    Csv,
}
