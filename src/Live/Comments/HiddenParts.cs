using System.Text;

namespace LiveFair.Live.Comments;

/// <summary>Which characters of a folded text must not be shown.</summary>
internal sealed class HiddenParts(FoldedText text)
{
    /// <summary>What stands for a character of an account or an address, and of a number that was disguised.</summary>
    public const char Star = '＊';

    private readonly char[] _cover = new char[text.Count];
    private bool _any;

    public bool IsHidden(int place) => _cover[place] != '\0';

    public void Hide(int place, char star = Star)
    {
        _cover[place] = star;
        _any = true;
    }

    public void Hide(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Hide(i);
        }
    }

    /// <summary>Hides the letters and digits of a stretch; its signs stand.</summary>
    public void HideWords(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (FoldedText.IsWord(text[i]) || text[i] == '_')
            {
                Hide(i);
            }
        }
    }

    /// <summary>The words with stars for what is hidden; the same words when nothing is.</summary>
    public string Cover(string words)
    {
        if (!_any)
        {
            return words;
        }

        var shown = new StringBuilder(words.Length);
        var at = 0;
        for (var i = 0; i < _cover.Length; i++)
        {
            // ⑩ is two plain characters at one place.
            if (_cover[i] != '\0' && text.Start(i) >= at)
            {
                shown.Append(words, at, text.Start(i) - at).Append(_cover[i]);
                at = text.End(i);
            }
        }

        return shown.Append(words, at, words.Length - at).ToString();
    }
}
