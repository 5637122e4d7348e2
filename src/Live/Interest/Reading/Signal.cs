namespace LiveFair.Live.Interest.Reading;

/// <summary>What a few words of a comment say; sections <c>[signal …]</c> of the word files.</summary>
internal enum Signal
{
    /// <summary>Would take a job.</summary>
    Want,

    /// <summary>The place is the problem.</summary>
    Far,

    /// <summary>The amount is.</summary>
    PayLow,

    /// <summary>Working time is.</summary>
    Hours,

    /// <summary>Wants an answer.</summary>
    Ask,

    /// <summary>Will not take it.</summary>
    Refuse,

    /// <summary>Cannot believe it: 你逗我呢. What is said beside it is the reason.</summary>
    Doubt,

    /// <summary>Sighs: 又是, 还得, 唉. What is said beside it is the reason, if nothing else is said.</summary>
    Sigh,

    /// <summary>Would be glad, or would think about it: 就好了, 可以考虑.</summary>
    Would,

    /// <summary>Says nothing of all this, though parts of these words alone would.</summary>
    Nothing,

    /// <summary>Talk, picture and sound, the host: what is asked in these words asks nothing of the fair.</summary>
    Chat,

    /// <summary>To another viewer: the whole comment.</summary>
    Talk,

    /// <summary>An answer to a viewer, or a warning: the whole comment, unless something is asked.</summary>
    Answer,

    /// <summary>An offer of somebody else's: the whole comment.</summary>
    Ad,
}
