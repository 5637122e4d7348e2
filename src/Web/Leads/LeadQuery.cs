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

        if (!TryId<AccountId>(Assignee, out var assignee) || !TryId<SessionId>(Session, out var session)
            || !TryId<PostingId>(Posting, out var posting) || !TryId<LeadId>(Cursor, out var after))
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
            Words = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
            After = after,
        };
    }

    private static bool TryId<T>(string? text, out T? id)
        where T : struct, IId<T>
    {
        var valid = IdText.TryParse<T>(text, out var read);
        id = valid ? read : null;
        return valid || text is null;
    }
}
