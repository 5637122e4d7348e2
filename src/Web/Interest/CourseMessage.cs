using LiveFair.Live.Interest;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>The course of the interest, as the console and the report draw it.</summary>
internal sealed record CourseMessage(
    int StepMs,
    long DurationMs,
    IReadOnlyList<PostingCourseMessage> Postings,
    IReadOnlyList<PinMessage> Pins,
    IReadOnlyList<AudienceMessage> Audience)
{
    public static CourseMessage From(InterestCourse course) => new(
        course.StepMs,
        course.DurationMs,
        [.. course.Postings.Select(PostingCourseMessage.From)],
        [.. course.Pins.Select(pin => new PinMessage(pin.Posting.Value, pin.Title, pin.FromMs, pin.ToMs))],
        [.. course.Audience.Select(sample => new AudienceMessage(sample.AtMs, sample.Viewers))]);
}

/// <summary>One posting of it.</summary>
internal sealed record PostingCourseMessage(
    string PostingId,
    string Title,
    int Seen,
    int People,
    CountsMessage Counts,
    int Applied,
    int Enrolled,
    double Score,
    IReadOnlyList<CurveMessage> Curve)
{
    public static PostingCourseMessage From(PostingCourse course)
    {
        var row = BoardRowMessage.From(course.Row);
        return new PostingCourseMessage(
            row.PostingId, row.Title, row.Seen, row.People, row.Counts, row.Applied, row.Enrolled, row.Score,
            [.. course.Curve.Select(CurveMessage.From)]);
    }
}

/// <summary>The people who were new in a step.</summary>
internal sealed record CurveMessage(
    long AtMs, int Want, int TooFar, int PayLow, int Hours, int Question, int Applied)
{
    public static CurveMessage From(CurvePoint point)
    {
        var counts = CountsMessage.From(point.New);
        return new CurveMessage(
            point.AtMs, counts.Want, counts.TooFar, counts.PayLow, counts.Hours, counts.Question, point.Applied);
    }
}

/// <summary>When a posting was shown.</summary>
internal sealed record PinMessage(string PostingId, string Title, long FromMs, long? ToMs);

/// <summary>How many watched.</summary>
internal sealed record AudienceMessage(long AtMs, int Viewers);
