using LiveFair.Faults.Tests.Clients;

namespace LiveFair.Faults.Tests.Ledgers;

/// <summary>What the server says at the end, read through its public calls.</summary>
public sealed record Truth
{
    /// <summary>The session's static list.</summary>
    public required IReadOnlyList<SeenEvent> Log { get; init; }

    public required IReadOnlyList<SeenLead> Leads { get; init; }

    public required IReadOnlyList<SeenGroup> Groups { get; init; }

    /// <summary>The groups that each viewer is told they sit in.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Seats { get; init; }
}

/// <summary>A lead in the staff's list.</summary>
public sealed record SeenLead(string Id, string Posting);

/// <summary>A group, and who its own log says has joined it, in order.</summary>
public sealed record SeenGroup(string Id, int Members, int Capacity, IReadOnlyList<string> Joined);
