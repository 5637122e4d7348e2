using Dapper;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>
/// The steps of a lead. They are written once, in the audit trail, and read from there: a second table could tell
/// something else.
/// </summary>
internal static class SqliteLeadMoves
{
    /// <summary>A lead's steps, with <c>@Id</c>.</summary>
    public const string OfLead = """
        SELECT u.at, a.display_name AS ByName, u.action, u.reason
        FROM audit u LEFT JOIN account a ON 'a:' || a.id = u.actor
        WHERE u.target = @Id AND u.action LIKE 'lead.state.%' ORDER BY u.id
        """;

    private const string Action = "lead.state.";

    public static string ActionOf(LeadState state) => $"{Action}{state}";

    public static IReadOnlyList<LeadMove> Read(SqliteConnection connection, LeadId lead) =>
    [
        .. connection.Query<Row>(OfLead, new { Id = lead.Value }).Select(row => new LeadMove(
            DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.ByName ?? "",
            Enum.Parse<LeadState>(row.Action[Action.Length..]), row.Reason)),
    ];

    private sealed record Row
    {
        public required long At { get; init; }

        public string? ByName { get; init; }

        public required string Action { get; init; }

        public string? Reason { get; init; }
    }
}
