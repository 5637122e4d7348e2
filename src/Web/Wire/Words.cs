using System.Text.Json;

namespace LiveFair.Web.Wire;

/// <summary>The fair's enumerations as camelCase words.</summary>
public static class Words
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>All words of an enumeration, as a refusal tells what may be written: <c>a, b or c</c>.</summary>
    public static string All<T>()
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().Select(Of).ToList();
        return $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}";
    }

    /// <summary>The value of a word; false when there is none. Numbers are no words.</summary>
    public static bool TryParse<T>(string? word, out T value)
        where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Of(candidate) == word)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}
