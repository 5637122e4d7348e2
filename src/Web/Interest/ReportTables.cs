using System.Globalization;
using LiveFair.Live;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>A report as tables. No cell is one that a spreadsheet would run.</summary>
/// <param name="report">As the page shows it.</param>
/// <param name="comments">The comments that stand, in order.</param>
/// <param name="words">The heads of the columns.</param>
internal sealed class ReportTables(ReportMessage report, IReadOnlyList<LoggedEvent> comments, ReportWords words)
{
    private readonly Dictionary<string, string> _titles =
        report.Interest.Postings.ToDictionary(posting => posting.PostingId, posting => posting.Title);

    /// <summary>What a file of them is called: the session and, once it was on air, its day.</summary>
    public string Name => report.Session.StartedAt is { } started
        ? string.Create(CultureInfo.InvariantCulture, $"{report.Session.Title} {ChinaTime.Of(started):yyyy-MM-dd}")
        : report.Session.Title;

    public IEnumerable<SheetTable> All => Enum.GetValues<ReportPart>().Select(Of);

    public SheetTable Of(ReportPart part) => part switch
    {
        ReportPart.Postings => Postings(),
        ReportPart.Comments => Comments(),
        ReportPart.Questions => Questions(),
        ReportPart.Applications => Applications(),
        ReportPart.Curve => Curve(),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part"),
    };

    private static string Text(string? text) => SheetCell.Plain(text ?? "");

    private static string Time(DateTimeOffset at) =>
        ChinaTime.Of(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Moment(long mediaMs) =>
        TimeSpan.FromMilliseconds(mediaMs).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private SheetTable Postings() => new(
        words.Postings,
        [words.Posting, words.Seen, words.People, .. words.Kinds, words.Applications, words.Enrolled, words.Score],
        [
            .. report.Interest.Postings.Select(row => (object[])
            [
                Text(row.Title), row.Seen, row.People, row.Counts.Want, row.Counts.TooFar, row.Counts.PayLow,
                row.Counts.Hours, row.Counts.Question, row.Applied, row.Enrolled, row.Score,
            ]),
        ]);

    private SheetTable Comments() => new(
        words.Comments,
        [words.At, words.Moment, words.Nickname, words.Text, words.Wants, words.Posting, words.Topic],
        [
            .. comments.Select(logged => (Logged: logged, Said: (Commented)logged.Body)).Select(one => (object[])
            [
                Time(one.Logged.At), Moment(one.Logged.MediaMs), Text(one.Said.By.Nickname), Text(one.Said.Text),
                one.Said.Reading is { } wants ? words.Of(wants.Kind) : "",
                Title(one.Said.Reading?.Posting?.Value),
                one.Said.Reading?.Topic is { } topic ? words.Of(topic) : "",
            ]),
        ]);

    private SheetTable Questions() => new(
        words.Questions,
        [
            words.Posting, words.Topic, words.Text, words.Askers, words.Times, words.FirstAt, words.LastAt,
            words.Answer,
        ],
        [
            .. report.Questions.Select(question => (object[])
            [
                Title(question.PostingId),
                Words.TryParse<QuestionTopic>(question.Topic, out var topic) ? words.Of(topic) : "",
                Text(question.Text), question.Askers, question.Count, Time(question.FirstAt), Time(question.LastAt),
                Text(question.Answer?.Text),
            ]),
        ]);

    private SheetTable Applications() => new(
        words.Applications,
        [words.At, words.Moment, words.Posting, words.Name, words.Phone],
        [
            .. report.Applicants.Select(one => (object[])
                [Time(one.At), Moment(one.MediaMs), Text(one.Title), Text(one.Name), Text(one.Phone)]),
        ]);

    private SheetTable Curve() => new(
        words.Curve,
        [words.Posting, words.Moment, .. words.Kinds, words.Applications],
        [
            .. report.Interest.Postings.SelectMany(posting => posting.Curve.Select(point => (object[])
            [
                Text(posting.Title), Moment(point.AtMs), point.Want, point.TooFar, point.PayLow, point.Hours,
                point.Question, point.Applied,
            ])),
        ]);

    private string Title(string? posting) =>
        posting is not null && _titles.TryGetValue(posting, out var title) ? Text(title) : "";
}

/// <summary>A table of a report.</summary>
internal enum ReportPart
{
    /// <summary>The interest board, a row a posting.</summary>
    Postings,

    /// <summary>The comments that stand.</summary>
    Comments,

    /// <summary>What was asked, and what was answered.</summary>
    Questions,

    /// <summary>Who applied, masked.</summary>
    Applications,

    /// <summary>The new people of each step.</summary>
    Curve,
}
