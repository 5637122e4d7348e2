using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Leads;

/// <summary>The filters of a list of leads, as the query writes them.</summary>
internal sealed record LeadQuery(
    string? State, string? Assignee, string? Due, string? Session, string? Posting, string? Q, string? Cursor,
    string? Sort)
{
    /// <summary>The filter; INVALID names the first value that cannot be read and says what it takes.</summary>
    public Outcome<LeadFilter> Read()
    {
        LeadState? state = null;
        if (State is not null)
        {
            if (!Words.TryParse<LeadState>(State, out var named))
            {
                return Refusal.Invalid($"state: {Words.All<LeadState>()}.");
            }

            state = named;
        }

        string?[] malformed =
        [
            Optional.TryId<AccountId>(Assignee, out var assignee) ? null : "assignee",
            Optional.TryId<SessionId>(Session, out var session) ? null : "session",
            Optional.TryId<PostingId>(Posting, out var posting) ? null : "posting",
            Optional.TryId<LeadId>(Cursor, out var after) ? null : "cursor",
        ];
        if (malformed.FirstOrDefault(name => name is not null) is { } name)
        {
            return Optional.MalformedId(name);
        }

        var order = LeadOrder.Newest;
        if (Sort is not null && !Words.TryParse(Sort, out order))
        {
            return Refusal.Invalid($"sort: {Words.All<LeadOrder>()}.");
        }

        if (!Optional.TryTime(Due, out var due))
        {
            return Refusal.Invalid("due: a time in ISO 8601.");
        }

        return new LeadFilter
        {
            State = state,
            Assignee = assignee,
            DueBy = due,
            Session = session,
            Posting = posting,
            Words = ShownText.Line(Q),
            After = after,
            Order = order,
        };
    }
}
