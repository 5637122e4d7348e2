using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Fanout;

/// <summary>Everything of one server in one run.</summary>
internal sealed record Measured(Joins Joins, IReadOnlyList<Step> Steps)
{
    /// <exception cref="FairProblem">Rates are missing.</exception>
    public static Measured Read(Printed printed, FanoutOptions options) =>
        printed.Steps.Count == options.Rates.Count
            ? new Measured(Joins.Read(printed.Joins), [.. printed.Steps.Select(Step.Read)])
            : throw new FairProblem($"The load client measured {printed.Steps.Count} of {options.Rates.Count} rates.");
}
