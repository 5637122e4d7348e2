using LiveFair.Live.Ids;
using LiveFair.Live.Leads;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>What a filter of leads is in SQL; <c>l</c> is the lead and <c>p</c> its posting.</summary>
internal static class SqliteLeadQuery
{
    /// <summary>The leads of the filter, on whatever page.</summary>
    public const string Where = """
        WHERE l.station = @Station
          AND (@State IS NULL OR l.state = @State)
          AND (@Assignee IS NULL OR l.assignee = @Assignee)
          AND (@DueBy IS NULL OR l.due_at <= @DueBy)
          AND (@Session IS NULL OR l.session = @Session)
          AND (@Posting IS NULL OR l.posting = @Posting)
          AND (@Words IS NULL OR substr(l.name, 1, 1) = @Words OR substr(l.phone, -4) = @Words
               OR instr(p.title, @Words) > 0)
        """;

    /// <summary>The same, those after <see cref="LeadFilter.After"/>, in their order.</summary>
    public static string Page(LeadFilter filter)
    {
        var (direction, isBehind) = filter.Order == LeadOrder.Newest ? ("DESC", "<") : ("ASC", ">");
        var keys = Keys(filter.Order, "l");
        var order = string.Join(", ", keys.Select(key => $"{key} {direction}"));
        var isAfter = $"""
            ({string.Join(", ", keys)}) {isBehind}
            (SELECT {string.Join(", ", Keys(filter.Order, "o"))} FROM lead o WHERE o.id = @After)
            """;
        return $"{Where} AND (@After IS NULL OR {isAfter}) ORDER BY {order} LIMIT @Limit";
    }

    public static object Parameters(StationId station, LeadFilter filter, int limit) => new
    {
        Station = station.Value,
        State = (int?)filter.State,
        Assignee = filter.Assignee?.Value,
        DueBy = filter.DueBy?.ToUnixTimeMilliseconds(),
        Session = filter.Session?.Value,
        Posting = filter.Posting?.Value,
        filter.Words,
        After = filter.After?.Value,
        Limit = limit,
    };

    /// <summary>What a lead of that name is sorted by.</summary>
    private static string[] Keys(LeadOrder order, string lead) => order switch
    {
        LeadOrder.Due => [$"ifnull({lead}.due_at, 9e18)", $"-{lead}.created_at", $"{lead}.id"],
        LeadOrder.State => [$"{lead}.state", $"-{lead}.created_at", $"{lead}.id"],
        _ => [$"{lead}.created_at", $"{lead}.id"],
    };
}
