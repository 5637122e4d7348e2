using System.Collections.Frozen;
using System.Text;

namespace LiveFair.Live.Comments;

/// <summary>The plain forms of single characters that Unicode itself does not tell.</summary>
internal static class PlainForms
{
    /// <summary>Letters that look like Latin ones, and signs that say a word: each with its plain form.</summary>
    private const string LookAlikes =
        "аaеeоoрpсcхxуyіiјjѕsԁdһhԛqԝwѵvкkмmтtнhвb" + "αaεeοoρpνvχxικιiυu" + "ıiɡgℓl" + "｜|❘|∣|ǀ|"
        + "＠@﹫@" + "➕+✚+✛+➀1➁2➂3➃4➄5➅6➆7➇8➈9➊1➋2➌3➍4➎5➏6➐7➑8➒9❶1❷2❸3❹4❺5❻6❼7❽8❾9⓵1⓶2⓷3⓸4⓹5⓺6⓻7⓼8⓽9⓿0"
        + "❤❤♥❤♡❤❥❤❣❤" + "〇0○0◯0⭕0" + "。.．.｡.•.·.・.‧.‐-‑-‒-–-—-―-−-－-";

    private static readonly FrozenDictionary<int, char> Known = Pairs(LookAlikes)
        .Concat(Lettered(0x1F150)).Concat(Lettered(0x1F170)).Concat(Lettered(0x1F1E6))
        .Concat(HeartsAndAnimals())
        .GroupBy(pair => pair.Key).ToFrozenDictionary(pair => pair.Key, pair => pair.First().Value);

    /// <summary>The plain form; null when Unicode's own must be asked for.</summary>
    public static char? Find(Rune rune) => rune.Value switch
    {
        >= 'A' and <= 'Z' => (char)(rune.Value + 32),
        < 0x20 or 0x7F => null,
        < 0x7F => (char)rune.Value,
        >= 0x4E00 and <= 0x9FFF => TraditionalForms.Simplify((char)rune.Value),
        >= 0xFF10 and <= 0xFF19 => (char)(rune.Value - 0xFF10 + '0'),
        _ => Known.TryGetValue(rune.Value, out var plain) ? plain : null,
    };

    private static IEnumerable<KeyValuePair<int, char>> Pairs(string pairs) => pairs.Chunk(2)
        .SelectMany(pair => new[] { pair[0], char.ToUpperInvariant(pair[0]) }
            .Select(one => KeyValuePair.Create((int)one, pair[1])));

    /// <summary>The squared, circled and flag letters A to Z that begin there.</summary>
    private static IEnumerable<KeyValuePair<int, char>> Lettered(int first) =>
        Enumerable.Range(0, 26).Select(letter => KeyValuePair.Create(first + letter, (char)('a' + letter)));

    /// <summary>Hearts stand for 信 in many a 微信; the penguin is QQ.</summary>
    private static IEnumerable<KeyValuePair<int, char>> HeartsAndAnimals() =>
    [
        .. Enumerable.Range(0x1F493, 13).Append(0x1F5A4).Append(0x1F90D).Append(0x1F90E).Append(0x1F9E1)
            .Select(heart => KeyValuePair.Create(heart, '❤')),
        KeyValuePair.Create(0x1F427, '鹅'),
    ];
}
