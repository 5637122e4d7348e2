namespace LiveFair.Live.Interest.Reading;

/// <summary>The code by which viewers say that they want it: a run of the digit 1, with or without 扣.</summary>
internal static class Code
{
    private const string NoCodeBehind = ".:-第星周期#";
    private const string Around = "扣打刷按敲叩抠口回复个我也来先了啊呀哦哈嘛了必须";

    /// <summary>Whether a clause gives the code, by itself or at its end.</summary>
    public static bool Stands(FoldedComment text, Clause clause)
    {
        var letters = text.Letters.AsSpan(clause.Start, clause.End - clause.Start);
        var ones = letters.TrimEnd(Around);
        var run = ones.Length - ones.TrimEnd('1').Length;
        if (run == 0)
        {
            return false;
        }

        var before = ones[..^run];
        return before.Trim(Around).IsEmpty
            || (!char.IsAsciiDigit(before[^1]) && !NoCodeBehind.Contains(before[^1], StringComparison.Ordinal)
                && (run > 1 || before[^1] is '扣' or '刷' or '打'));
    }
}
