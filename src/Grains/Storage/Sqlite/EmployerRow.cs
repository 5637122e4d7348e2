using System.Text.Json;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>What <see cref="SqliteEmployerStore.Columns"/> reads.</summary>
internal record EmployerRow
{
    public required string EmployerId { get; init; }

    public required string EmployerStation { get; init; }

    public required string EmployerName { get; init; }

    public required string EmployerUscc { get; init; }

    public string? EmployerNature { get; init; }

    public string? EmployerContact { get; init; }

    public long? CheckedUntil { get; init; }

    /// <summary>As JSON: pairs of begin and end.</summary>
    public required string Mandates { get; init; }

    public Employer ToEmployer() => new()
    {
        Id = new EmployerId(EmployerId),
        Station = new StationId(EmployerStation),
        Name = EmployerName,
        Uscc = Uscc.FromStore(EmployerUscc),
        Nature = EmployerNature,
        Contact = EmployerContact,
        CheckedUntil = Time(CheckedUntil),
        Mandates = JsonSerializer.Deserialize<long[][]>(Mandates)!
            .Select(mandate => new MandatePeriod(Time(mandate[0])!.Value, Time(mandate[1])!.Value)).ToList(),
    };

    private static DateTimeOffset? Time(long? milliseconds) =>
        milliseconds is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}
