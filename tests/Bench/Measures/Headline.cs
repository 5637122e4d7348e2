using System.Globalization;
using System.Runtime.InteropServices;

namespace LiveFair.Bench.Measures;

/// <summary>What stands over results, so that they can be compared later.</summary>
internal static class Headline
{
    /// <param name="on">When it was measured.</param>
    /// <param name="what">The load and the machine.</param>
    public static void Print(DateTimeOffset on, string what) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}, {what}, {RuntimeInformation.FrameworkDescription}"));
}
