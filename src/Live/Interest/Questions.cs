namespace LiveFair.Live.Interest;

/// <summary>Finds comments that ask something, by the plain signs of a Chinese question.</summary>
public static class Questions
{
    private static readonly string[] Words =
        ["多少", "几点", "几天", "哪里", "哪儿", "在哪", "什么", "怎么", "咋", "啥", "能不能", "有没有", "是不是", "要不要",
         "可不可以", "管不管", "包不包", "远不远", "多大", "多久", "多长", "多远", "几号", "几岁", "哪个", "哪天", "哪家"];

    private static readonly string[] Endings = ["吗", "么", "呢", "不", "没", "没有"];

    /// <summary>Whether the words ask: a question mark, a question word, or a questioning last syllable.</summary>
    public static bool Ask(string text)
    {
        var bare = text.AsSpan().TrimEnd("。！!~ 啊呀");
        return text.AsSpan().ContainsAny('?', '？')
            || Words.Any(word => text.Contains(word, StringComparison.Ordinal))
            || EndsQuestioning(bare);
    }

    private static bool EndsQuestioning(ReadOnlySpan<char> text)
    {
        foreach (var ending in Endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
