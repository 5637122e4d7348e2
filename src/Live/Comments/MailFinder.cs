namespace LiveFair.Live.Comments;

/// <summary>
/// Finds mail addresses, also with words for their signs: <c>li 艾特 qq 点 com</c>. What stands before the sign is hidden.
/// </summary>
internal static class MailFinder
{
    private const int Longest = 64;

    public static void Find(FoldedText text, HiddenParts hidden)
    {
        for (var i = 1; i < text.Count; i++)
        {
            var behind = AtSign(text, i);
            if (behind > i && IsDomain(text, Skip(text, behind)))
            {
                HideBefore(text, hidden, i);
            }
        }
    }

    /// <summary>Where the sign at a place ends; the place itself when none is there.</summary>
    private static int AtSign(FoldedText text, int at) => text[at] switch
    {
        '@' => at + 1,
        '艾' when text[at + 1] == '特' => at + 2,
        '(' or '[' or '#' when text[at + 1] == 'a' && text[at + 2] == 't' && !FoldedText.IsWord(text[at + 3]) => at + 4,
        _ => at,
    };

    private static int PointAt(FoldedText text, int at)
    {
        var sign = Skip(text, at);
        var behind = text[sign] == '.' || text[sign] == '点' ? sign + 1
            : text[sign] == 'd' && text[sign + 1] == 'o' && text[sign + 2] == 't' ? sign + 3
            : text[sign] == '(' && text[sign + 1] == 'd' && text[sign + 2] == 'o' && text[sign + 3] == 't' ? sign + 5
            : at;
        return behind == at ? at : Skip(text, behind);
    }

    private static bool IsDomain(FoldedText text, int at)
    {
        var name = Skipped(text, at);
        var top = name > at ? PointAt(text, name) : name;
        return top > name && IsLatin(text[top]) && (IsLatin(text[top + 1]) || IsSpelt(text, top + 1));
    }

    /// <summary>Where a run of letters and digits ends; a name may be told letter by letter.</summary>
    private static int Skipped(FoldedText text, int from)
    {
        var at = from;
        while (at - from < Longest && (IsName(text[at]) || (at > from && IsSpelt(text, at))))
        {
            at++;
        }

        return at;
    }

    private static void HideBefore(FoldedText text, HiddenParts hidden, int sign)
    {
        var at = sign - 1;
        while (at >= 0 && text[at] == ' ')
        {
            at--;
        }

        for (var left = Longest; left > 0 && at >= 0 && (IsLocal(text[at]) || IsSpelt(text, at)); left--, at--)
        {
            if (text[at] != ' ')
            {
                hidden.Hide(at);
            }
        }
    }

    /// <summary>A space between two letters that stand alone.</summary>
    private static bool IsSpelt(FoldedText text, int at) =>
        text[at] == ' ' && IsName(text[at - 1]) && IsName(text[at + 1])
        && !IsName(text[at - 2]) && !IsName(text[at + 2]);

    private static int Skip(FoldedText text, int at)
    {
        while (text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool IsLocal(char plain) => IsName(plain) || plain is '.' or '_' or '+' or '%';

    private static bool IsName(char plain) => IsLatin(plain) || plain is >= '0' and <= '9' or '-';

    private static bool IsLatin(char plain) => plain is >= 'a' and <= 'z';
}
