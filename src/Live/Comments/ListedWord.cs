namespace LiveFair.Live.Comments;

/// <summary>A word that a station does not want to read (敏感词).</summary>
/// <param name="Word">As it was entered; found in all its writings, see <see cref="FoldedText"/>.</param>
/// <param name="Act">What becomes of a comment with it.</param>
[GenerateSerializer, Immutable]
public sealed record ListedWord([property: Id(0)] string Word, [property: Id(1)] WordAct Act);

/// <summary>
/// What becomes of a viewer's comment with a listed word. The numbers are stored; higher ones weigh more.
/// </summary>
public enum WordAct
{
    /// <summary>Stars stand in the word's place.</summary>
    Mask,

    /// <summary>The comment waits until somebody of the station lets it through.</summary>
    Hold,

    /// <summary>The comment is refused.</summary>
    Refuse,
}
