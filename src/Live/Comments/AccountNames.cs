using System.Collections.Frozen;

namespace LiveFair.Live.Comments;

/// <summary>The names of WeChat and QQ, in the writings that get around a word list.</summary>
internal static class AccountNames
{
    private const int MostSignsBetween = 2;

    /// <summary>What is written for 微: characters that sound or look like it, and its letters.</summary>
    private const string Wei = "微薇威维卫魏徽溦巍喂危韦唯未味围胃慰vw";

    /// <summary>What is written for 信.</summary>
    private const string Xin = "信芯心伈星讯新欣鑫❤x";

    private const string Add = "加+佳茄嘉➕";

    /// <summary>W stands for 微, X for 信, A for 加 in all their writings.</summary>
    private static readonly string[] Names =
    [
        "weixin", "wechat", "Wxin", "weiX", "WX", "AWX", "AW", "qq", "扣扣", "抠抠", "叩叩", "口口", "球球", "秋秋", "蔻蔻", "企鹅",
        "鹅", "Aq", "A扣", "绿泡泡", "绿色软件",
    ];

    private static readonly FrozenSet<char> Alone = "vwq微薇威".ToFrozenSet();

    /// <summary>What stands before a name of one character: 我V, 我的微, 加个V.</summary>
    private const string Mine = "我的个";

    /// <summary>Where a name that begins at a place ends; null when none begins there.</summary>
    public static int? Match(FoldedText text, int at)
    {
        if (IsLatin(text[at]) && IsAccountSign(text[at - 1]))
        {
            return null;
        }

        foreach (var name in Names)
        {
            if (Match(text, at, name) is { } behind)
            {
                return behind;
            }
        }

        return Alone.Contains(text[at]) && StandsAlone(text, at) ? at + 1 : null;
    }

    private static bool StandsAlone(FoldedText text, int at)
    {
        var isMine = Mine.Contains(text[at - 1]);
        return (isMine || !FoldedText.IsWord(text[at - 1]))
            && (text[at + 1] is ':' or '号' or '我' or ' ' or >= '0' and <= '9'
                || (isMine && (text[at + 1] == '是' || (!IsLatin(text[at]) && IsLatin(text[at + 1])))));
    }

    private static int? Match(FoldedText text, int at, string name)
    {
        if (!IsOf(name[0], text[at]))
        {
            return null;
        }

        var place = at + 1;
        for (var i = 1; i < name.Length; i++, place++)
        {
            var signs = 0;
            while (signs < MostSignsBetween && !IsOf(name[i], text[place]) && IsSign(text[place]))
            {
                signs++;
                place++;
            }

            if (!IsOf(name[i], text[place]))
            {
                return null;
            }
        }

        return place;
    }

    private static bool IsOf(char wanted, char plain) => wanted switch
    {
        'W' => Wei.Contains(plain),
        'X' => Xin.Contains(plain),
        'A' => Add.Contains(plain),
        _ => wanted == plain,
    };

    private static bool IsSign(char plain) => plain != '\0' && !FoldedText.IsWord(plain);

    private static bool IsAccountSign(char plain) => IsLatin(plain) || plain is >= '0' and <= '9';

    private static bool IsLatin(char plain) => plain is >= 'a' and <= 'z';
}
