using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Leads;

/// <summary>The filters of a list of leads, as the query writes them.</summary>
internal sealed record LeadQuery(
    string? State, string? Assignee, DateTimeOffset? Due, string? Session, string? Posting, string? Q, string? Cursor)
{
    /// <summary>The filter; INVALID for a word or id that cannot be one.</summary>
    public Outcome<LeadFilter> Read()
    {
        LeadState? state = null;
        if (State is not null)
        {
            if (!Words.TryParse<LeadState>(State, out var named))
            {
                return Refusal.Invalid("state: unknown.");
            }

            state = named;
        }

        if (!Optional.TryId<AccountId>(Assignee, out var assignee)
            || !Optional.TryId<SessionId>(Session, out var session)
            || !Optional.TryId<PostingId>(Posting, out var posting) || !Optional.TryId<LeadId>(Cursor, out var after))
        {
            return Refusal.Invalid("assignee, session, posting and cursor must be ids.");
        }

        return new LeadFilter
        {
            State = state,
            Assignee = assignee,
            DueBy = Due,
            Session = session,
            Posting = posting,
            Words = ShownText.Line(Q),
            After = after,
        };
    }
}
