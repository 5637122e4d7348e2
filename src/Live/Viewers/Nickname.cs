using LiveFair.Live.Comments;

namespace LiveFair.Live.Viewers;

/// <summary>The name a viewer shows on screen.</summary>
public static class Nickname
{
    /// <summary>The longest nickname, in graphemes.</summary>
    public const int MaxGraphemes = 20;

    /// <summary>
    /// Cleans what was typed, and hides ways to reach a person, as <see cref="CommentText.For"/> does.
    /// </summary>
    /// <returns>The nickname; INVALID when nothing is left, TOO_LONG over 20 characters.</returns>
    public static Outcome<string> Clean(string? typed)
    {
        var clean = CommentText.Clean(typed);
        if (!clean.Ok)
        {
            return clean.Refused.Code == RefusalCode.TooLong
                ? TooLong()
                : Refusal.Length("nickname", 1, MaxGraphemes);
        }

        return ShownText.IsOver(clean.Value, MaxGraphemes) ? TooLong() : ContactMask.Hide(clean.Value);
    }

    private static Refusal TooLong() => new(RefusalCode.TooLong, "nickname: 1 to 20 characters.");
}
