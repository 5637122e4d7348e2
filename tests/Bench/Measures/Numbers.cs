using System.Globalization;

namespace LiveFair.Bench.Measures;

/// <summary>How numbers are printed.</summary>
internal static class Numbers
{
    /// <summary>A dash where there is no number: nothing came, or nothing to divide by.</summary>
    /// <param name="digits">Behind the point.</param>
    public static string Show(double number, int digits = 0) =>
        double.IsFinite(number) ? number.ToString($"F{digits}", CultureInfo.InvariantCulture) : "-";

    /// <returns>NaN for a latency below zero: so the load clients tell that nothing came.</returns>
    public static double Latency(double told) => told >= 0 ? told : double.NaN;
}
