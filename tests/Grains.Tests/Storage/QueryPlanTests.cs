using LiveFair.Grains.Storage.Sqlite;

namespace LiveFair.Grains.Tests.Storage;

/// <summary>What is asked for every act finds its rows by an index, however many others there are.</summary>
public sealed class QueryPlanTests(TempStore store) : IClassFixture<TempStore>
{
    [Fact]
    public async Task All_but_comments_are_found_without_a_look_at_the_comments() =>
        Assert.Equal(
            "SEARCH log_event USING INDEX log_event_state (log=? AND offset>?)",
            (await Plan(SqliteLogStore.AllButComments, "$log", "$after", "$limit"))[0]);

    [Fact]
    public async Task Readings_are_found_without_a_look_at_other_comments() =>
        Assert.Equal(
            "SEARCH log_event USING INDEX log_event_reading (log=? AND offset>?)",
            (await Plan(SqliteLogStore.Readings, "$log", "$after", "$limit"))[0]);

    [Fact]
    public async Task A_posting_and_who_was_placed_in_it_are_found_without_a_look_at_other_leads()
    {
        var plan = await Plan(SqlitePostingStore.ById, "@Id");
        Assert.Contains("SEARCH l USING COVERING INDEX lead_posting (posting=? AND state>? AND state<?)", plan);
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_steps_of_a_lead_are_found_without_a_look_at_the_rest_of_the_audit_trail() =>
        Assert.Contains(
            "SEARCH u USING INDEX audit_target (target=?)", await Plan(SqliteLeadMoves.OfLead, "@Id"));

    /// <summary>The steps of a query.</summary>
    private Task<List<string>> Plan(string query, params string[] parameters) => store.Database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {query}";
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var row = command.ExecuteReader();
        var steps = new List<string>();
        while (row.Read())
        {
            steps.Add(row.GetString(row.GetOrdinal("detail")));
        }

        return steps;
    });
}
