using System.Text.Json;

namespace LiveFair.Bench.Fanout;

/// <summary>
/// Three parts of the same length: a rate that can be carried, <see cref="Factor"/> times it, and it again.
/// </summary>
/// <param name="Peer">The server.</param>
/// <param name="Whole">All three together; its rate is the one that can be carried.</param>
/// <param name="Seconds">Each second of them.</param>
internal sealed record Overload(string Peer, Step Whole, IReadOnlyList<Second> Seconds)
{
    /// <summary>How much more is offered than can be carried.</summary>
    public const int Factor = 3;

    // Two rates deliver alike when they differ by less than the clock's edges cut off.
    private const double Alike = .97;

    private int Part => Seconds.Count / 3;

    private IEnumerable<Second> Before => Seconds.Take(Part);

    private IEnumerable<Second> During => Seconds.Skip(Part).Take(Part);

    private IEnumerable<Second> After => Seconds.Skip(2 * Part);

    /// <summary>Deliveries a second at the rate that can be carried.</summary>
    public double Best => Before.Average(second => second.Arrived);

    /// <summary>Deliveries a second at <see cref="Factor"/> times it.</summary>
    public double Loaded => During.Average(second => second.Arrived);

    /// <summary>The p99 of the slowest second before, ms.</summary>
    public double P99Before => Before.Max(second => second.P99);

    /// <summary>The p99 of the slowest second of the overload, of what came at all, ms.</summary>
    public double P99During => During.Max(second => second.P99);

    /// <summary>
    /// Seconds from the end of the overload to the first second that is no slower than the slowest before; null when
    /// there is none.
    /// </summary>
    public int? BackAfter => After.Select((second, i) => (second.P99, i))
        .Where(one => one.P99 <= P99Before)
        .Select(one => (int?)one.i)
        .FirstOrDefault();

    public static Overload Read(string peer, JsonElement line) =>
        new(peer, Step.Read(line), [.. line.GetProperty("seconds").EnumerateArray().Select(Second.Read)]);

    /// <summary>The lowest rate that delivers as much as any that can be carried; null when none can be.</summary>
    public static Step? BestOf(IReadOnlyList<Step> ladder)
    {
        var held = ladder.Where(step => step.Holds).ToList();
        var most = held.Select(step => step.Delivered).DefaultIfEmpty().Max();
        return held.OrderBy(step => step.Rate).FirstOrDefault(step => step.Delivered >= Alike * most);
    }
}
