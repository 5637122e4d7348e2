namespace LiveFair.Bench.Measures;

/// <summary>The middle of what several runs measured.</summary>
internal static class Median
{
    /// <returns>
    /// The middle number, or the mean of the two in the middle; NaN without numbers and where one is NaN: a run that
    /// could not measure it is neither the fastest nor the slowest.
    /// </returns>
    public static double Of(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted.Length == 0 || double.IsNaN(sorted[0])
            ? double.NaN
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
