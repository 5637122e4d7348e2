namespace LiveFair.Live.Comments;

/// <summary>
/// Finds WeChat and QQ accounts: what follows, or stands before, one of the names that these go by (<see
/// cref="AccountNames"/>). A name without an account, as 微信群, hides nothing.
/// </summary>
internal static class AccountFinder
{
    private const int Longest = 24;
    private const int MostBetween = 10;

    /// <summary>What may stand between the name and the account.</summary>
    private const string Between = "信号码是为我的同搜加备注叫这个哈呀啊哦";

    /// <summary>What makes a number an amount.</summary>
    private const string Units = "元块万千百人k岁天月年日点分秒个小时斤米位名套件只班层室栋楼路平公角";

    /// <summary>Words that are not the account, though they may stand behind the name.</summary>
    private static readonly string[] Words = ["group", "please", "number", "account", "wechat", "weixin", "official"];

    public static void Find(FoldedText text, HiddenParts hidden)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (AccountNames.Match(text, i) is { } behind)
            {
                var found = Behind(text, behind) ?? Before(text, i, behind);
                if (found is { } account)
                {
                    hidden.HideWords(account.From, account.To);
                }
            }
        }
    }

    private static NumberGroup? Behind(FoldedText text, int from)
    {
        var at = SkipBetween(text, from);
        return at < text.Count ? Number(text, at) ?? Name(text, at) ?? Spelt(text, at) : null;
    }

    private static int SkipBetween(FoldedText text, int from)
    {
        var at = from;
        while (at < text.Count && at - from < MostBetween)
        {
            if (text[at] == 'i' && text[at + 1] == 'd' && !IsAccount(text[at + 2]))
            {
                at += 2;
            }
            else if (FoldedText.IsWord(text[at]) && !Between.Contains(text[at]))
            {
                break;
            }
            else
            {
                at++;
            }
        }

        return at;
    }

    /// <summary>Five digits or more, perhaps in groups, which are no amount.</summary>
    private static NumberGroup? Number(FoldedText text, int from)
    {
        var digits = new AccountDigits();
        var end = from;
        for (var at = from; at - end <= 2 && end - from < Longest && !IsEnd(text, at); at++)
        {
            if (Numerals.At(text, at) is var digit && digit != '\0')
            {
                if (at > end)
                {
                    digits.Begin();
                }

                digits.Add(digit);
                end = at + 1;
            }
        }

        return digits.MayBeAccount && !Units.Contains(text[end]) && !IsLatin(text[end])
            ? new NumberGroup(from, end)
            : null;
    }

    private static bool IsEnd(FoldedText text, int at) => text[at] is '\0' or ',' or '、' or ':'
        || (FoldedText.IsWord(text[at]) && Numerals.At(text, at) == '\0');

    /// <summary>Letters, digits, <c>_</c> and <c>-</c>; of letters alone six.</summary>
    private static NumberGroup? Name(FoldedText text, int from)
    {
        var end = from;
        var mixed = false;
        while (IsAccount(text[end]) && end - from < Longest)
        {
            mixed |= text[end] is not (>= 'a' and <= 'z');
            end++;
        }

        var isName = mixed
            ? end - from >= 5 && HasLetter(text, from, end)
            : end - from >= 6 && !(text[end] == ' ' && IsLatin(text[end + 1])) && !IsOrdinary(text, from, end);
        return isName ? new NumberGroup(from, end) : null;
    }

    /// <summary>One letter or digit at a time.</summary>
    private static NumberGroup? Spelt(FoldedText text, int from)
    {
        var (at, count) = (from, 0);
        while (IsAccount(text[at]) && !IsAccount(text[at + 1]) && count < Longest)
        {
            count++;
            at += at + 2 < text.Count && !FoldedText.IsWord(text[at + 1]) ? 2 : 1;
        }

        return count >= 6 ? new NumberGroup(from, at) : null;
    }

    /// <summary>An account that its name follows: <c>zs_8866 是我微信</c>.</summary>
    private static NumberGroup? Before(FoldedText text, int name, int behind)
    {
        if (text[behind] is '群' or '支' or '公' or '付' or '转' or '红')
        {
            return null;
        }

        var end = name;
        while (end > 0 && name - end < MostBetween && !IsAccount(text[end - 1])
            && (!FoldedText.IsWord(text[end - 1]) || Between.Contains(text[end - 1])))
        {
            end--;
        }

        var from = end;
        var digits = new AccountDigits();
        var letters = 0;
        while (from > 0 && end - from < Longest && IsAccount(text[from - 1]))
        {
            from--;
            letters += IsLatin(text[from]) ? 1 : 0;
            digits.Add(text[from]);
        }

        return end - from >= 6 && (letters == 0 ? digits.IsVaried : letters < end - from)
            ? new NumberGroup(from, end)
            : null;
    }

    private static bool IsOrdinary(FoldedText text, int from, int end) =>
        Words.Any(word => word.Length == end - from
            && word.Index().All(letter => text[from + letter.Index] == letter.Item));

    private static bool HasLetter(FoldedText text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (IsLatin(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAccount(char plain) => IsLatin(plain) || plain is >= '0' and <= '9' or '_' or '-';

    private static bool IsLatin(char plain) => plain is >= 'a' and <= 'z';
}
