using LiveFair.Live.Ids;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Applications;

/// <summary>Who may apply to what.</summary>
public static class ApplicationRules
{
    /// <summary>Who applies, which is asked before anything is looked up.</summary>
    /// <returns>The viewer; NOT_ALLOWED for anybody else.</returns>
    public static Outcome<ViewerId> Applicant(Caller by) =>
        by.Viewer is { } viewer ? viewer : Refusal.NotAllowed("Only viewers apply.");

    /// <summary>
    /// Why this application of an <see cref="Applicant"/> is not taken; null when it is. Whether they applied before is
    /// asked first.
    /// </summary>
    /// <param name="command">What was sent.</param>
    /// <param name="phone">Whether the viewer has confirmed a phone.</param>
    /// <param name="posting">The posting as it stands.</param>
    /// <param name="now">The time.</param>
    public static Refusal? Check(ApplyCommand command, PhoneState phone, Posting posting, DateTimeOffset now)
    {
        if (command.ConsentEmployer != posting.Employer.Id || command.ConsentVersion != Posting.ConsentVersion)
        {
            return new Refusal(
                RefusalCode.ConsentRequired, "consent: agree that this employer gets your name and phone first.");
        }

        if (phone != PhoneState.Confirmed)
        {
            return new Refusal(RefusalCode.VerifyPhone, "Confirm your phone before applying.");
        }

        return posting.IsOpen(now)
            ? null
            : new Refusal(RefusalCode.PostingClosed, "This posting takes no applications any more.");
    }
}

/// <summary>Whether a viewer confirmed a phone.</summary>
public enum PhoneState
{
    /// <summary>Not yet.</summary>
    Unconfirmed,

    /// <summary>By a code.</summary>
    Confirmed,
}
