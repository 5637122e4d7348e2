using LiveFair.Live.Interest;
using LiveFair.Live.Leads;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Interest;

/// <summary>What came of a session, for the page after the show. Names and phones are masked.</summary>
internal sealed record ReportMessage(
    ReportedSession Session,
    long DurationMs,
    int PeakViewers,
    int People,
    long Comments,
    int Removed,
    int Applications,
    int Enrolments,
    CourseMessage Interest,
    IReadOnlyList<QuestionGroupMessage> Questions,
    IReadOnlyList<ApplicantMessage> Applicants)
{
    /// <param name="leads">In the order of the applications.</param>
    public static ReportMessage From(
        LiveSession session, SessionReport report, QuestionList questions, IEnumerable<Lead> leads) => new(
        ReportedSession.From(session),
        report.Interest.DurationMs,
        report.PeakViewers,
        report.Interest.People,
        report.Comments,
        report.Removed,
        report.Applications,
        report.Enrolments,
        CourseMessage.From(report.Interest),
        [.. questions.Open.Concat(questions.Answered).Select(QuestionGroupMessage.From)],
        [.. leads.Select(lead => ApplicantMessage.From(lead, session))]);
}

/// <summary>Which session; station and host by name.</summary>
internal sealed record ReportedSession(
    string Id, string Title, string Station, string Host, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public static ReportedSession From(LiveSession session) => new(
        session.Id.Value, session.Title, session.StationName, session.HostName, session.StartedAt, session.EndedAt);
}

/// <summary>Who applied, masked.</summary>
internal sealed record ApplicantMessage(
    DateTimeOffset At, long MediaMs, string PostingId, string Title, string Name, string Phone)
{
    public static ApplicantMessage From(Lead lead, LiveSession session) => new(
        lead.CreatedAt, SessionTime(lead.CreatedAt, session), lead.Posting.Value, lead.PostingTitle, lead.Name.Masked,
        lead.Phone.Masked);

    private static long SessionTime(DateTimeOffset at, LiveSession session)
    {
        var until = session.EndedAt < at ? session.EndedAt.Value : at;
        return Math.Max(0, (long)(until - (session.StartedAt ?? until)).TotalMilliseconds);
    }
}
