namespace LiveFair.Live.Interest.Reading;

/// <summary>What is looked for side by side; in a layer longer words swallow shorter ones inside them.</summary>
internal enum Layer
{
    /// <summary><see cref="Reading.Signal"/>.</summary>
    Signal,

    /// <summary><see cref="Reading.Hint"/>.</summary>
    Hint,

    /// <summary><see cref="Reading.Joint"/>.</summary>
    Joint,

    /// <summary><see cref="QuestionTopic"/>.</summary>
    Topic,

    /// <summary>Trades, by their place in the lexicon.</summary>
    Trade,

    /// <summary><see cref="Reading.Place"/>.</summary>
    Place,
}
