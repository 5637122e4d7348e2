namespace LiveFair.Live.Comments;

/// <summary>
/// Hides how a person can be reached from what everybody reads: telephone numbers, WeChat and QQ accounts, mail
/// addresses and the numbers of papers, also written around (full-width, Chinese numerals, circled digits, signs and
/// words in between, v❤信). Each is found in one pass over the folded text, without regular expressions.
/// </summary>
public static class ContactMask
{
    private const int ShortestContact = 5;

    /// <summary>
    /// The words with stars in the place of what identifies: the middle of a plainly written mobile number
    /// (<c>138****1234</c>), every character of anything else. What stands around it stays, and nothing gets longer.
    /// </summary>
    public static string Hide(string words)
    {
        if (words.Length < ShortestContact)
        {
            return words;
        }

        var text = FoldedText.Of(words);
        var hidden = new HiddenParts(text);
        MailFinder.Find(text, hidden);
        PhoneFinder.Find(text, hidden);
        AccountFinder.Find(text, hidden);
        return hidden.Cover(words);
    }
}
