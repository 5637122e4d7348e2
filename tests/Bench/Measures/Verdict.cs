namespace LiveFair.Bench.Measures;

/// <summary>Prints what was measured and what was aimed at, below one another.</summary>
internal static class Verdict
{
    public static void Line(string name, string value) => Console.WriteLine($"{name,-20}{value}");

    /// <returns>Whether it was met.</returns>
    public static bool Target(string name, bool met)
    {
        Console.WriteLine($"{(met ? "pass" : "MISS"),-20}{name}");
        return met;
    }
}
