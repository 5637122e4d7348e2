using System.Globalization;

namespace LiveFair.Web.Tests.Applications;

/// <summary>Makes unified social credit codes with a right check character (GB 32100-2015).</summary>
internal static class TestUscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static int _last;

    public static string Next()
    {
        var body = "91640100MA" + Interlocked.Increment(ref _last).ToString("D7", CultureInfo.InvariantCulture);
        var weight = 1;
        var sum = 0;
        foreach (var character in body)
        {
            sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }

        return body + Alphabet[(31 - (sum % 31)) % 31];
    }
}
