using LiveFair.Live.Leads;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Leads;

/// <summary>A lead as staff see it.</summary>
internal static class LeadMessage
{
    /// <summary>With name and phone masked.</summary>
    public static object Masked(Lead lead) => View(lead, lead.Name.Masked, lead.Phone.Masked);

    /// <summary>Whole; only behind a committed trace in the audit trail.</summary>
    public static object Revealed(Lead lead) => View(lead, lead.Name.Whole, lead.Phone.Digits);

    private static object View(Lead lead, string name, string phone) => new
    {
        lead.Id,
        state = Words.Of(lead.State),
        name,
        phone,
        posting = new { id = lead.Posting, title = lead.PostingTitle, version = lead.PostingVersion },
        sessionId = lead.Session,
        lead.SessionTitle,
        assignee = lead.Assignee is { } id ? new { id, displayName = lead.AssigneeName } : null,
        lead.DueAt,
        lead.CreatedAt,
        touches = lead.Touches.Select(touch => new
        {
            touch.At,
            touch.By,
            kind = Words.Of(touch.Kind),
            outcome = Words.Of(touch.Outcome),
            touch.Note,
        }),
        moves = lead.Moves.Select(move => new { move.At, move.By, state = Words.Of(move.To), move.Reason }),
    };
}
