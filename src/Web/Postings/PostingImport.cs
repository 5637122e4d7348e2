using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LiveFair.Live;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;

namespace LiveFair.Web.Postings;

/// <summary>Reads postings from a CSV file; every good row is kept, every other one told.</summary>
internal sealed class PostingImport(IEmployerStore employers, IPostingStore postings, TimeProvider time)
{
    private const int MostRows = 5_000;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        MissingFieldFound = null,
        BadDataFound = null,
        TrimOptions = TrimOptions.Trim,
        IgnoreBlankLines = true,
    };

    /// <summary>Stores the good rows as drafts in one commit. The employer of a row is found by its uscc.</summary>
    public async Task<Outcome<ImportResult>> Read(Stream body, Caller by, CancellationToken cancellation)
    {
        var station = by.Station!.Value;
        var known = (await employers.OfStation(station)).ToDictionary(employer => employer.Uscc.Value);
        var now = time.GetUtcNow();
        var accepted = new List<KeyValuePair<int, Posting>>();
        var rejected = new List<RejectedRow>();
        using var text = new StreamReader(body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using var csv = new CsvReader(text, Format);
        try
        {
            if (!await csv.ReadAsync() || !csv.ReadHeader() || !csv.HeaderRecord!.Contains("title"))
            {
                return Refusal.Invalid(
                    new Fault(FaultKind.Columns), "The first row must name the columns, among them title.");
            }

            for (var row = 2; await csv.ReadAsync(); row++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (row > MostRows + 1)
                {
                    return Refusal.Invalid(
                        new Fault(FaultKind.TooMany, Most: MostRows), $"At most {MostRows} rows at once.");
                }

                var employer = Uscc.TryParse(csv.GetField("uscc"), out var code)
                    ? known.GetValueOrDefault(code.Value)
                    : null;
                var read = ReadRow(csv, now);
                var findings = Findings(read, employer);
                if (findings.Count > 0)
                {
                    rejected.Add(new RejectedRow(row, findings));
                    continue;
                }

                accepted.Add(new(row, new Posting
                {
                    Id = new PostingId(NewId.Next()),
                    Version = 1,
                    State = PostingState.Draft,
                    Employer = employer!,
                    Text = read.Value!,
                }));
            }
        }
        catch (Exception malformed) when (malformed is CsvHelperException or DecoderFallbackException)
        {
            return Refusal.Invalid(new Fault(FaultKind.Csv), "The file is no CSV in UTF-8.");
        }

        await postings.Create([.. accepted.Select(pair => pair.Value)], by, now);
        return new ImportResult([.. accepted.Select(pair => new AcceptedRow(pair.Key, pair.Value.Id))], rejected);
    }

    private static IReadOnlyList<Finding> Findings(Outcome<PostingText> read, Employer? employer) =>
        employer is null ? [Block("employer", "uscc", "This station has no employer with that code.")]
        : !read.Ok ? [Malformed(read.Refused)]
        : IsFormula(read.Value.Title) ? [Block("formula", "title", "A spreadsheet would run this title.")]
        : PostingScreen.CheckText(read.Value);

    private static Finding Malformed(Refusal refused) =>
        Block("format", refused.Fault?.Field ?? "", refused.Words) with { Fault = refused.Fault };

    private static Finding Block(string rule, string field, string words) =>
        new(rule, FindingLevel.Block, field, words, "");

    /// <summary>A file with formulas in it was made to harm whoever opens the next export.</summary>
    private static bool IsFormula(string cell) => cell is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..];

    private static Outcome<PostingText> ReadRow(CsvReader csv, DateTimeOffset now)
    {
        string? Field(string name) =>
            csv.TryGetField<string>(name, out var field) && field is { Length: > 0 } ? field : null;

        if (!TryNumber(Field("payMin"), out var min))
        {
            return Refusal.Invalid("payMin", FaultKind.Number, "a number is needed.");
        }

        if (!TryNumber(Field("payMax"), out var max))
        {
            return Refusal.Invalid("payMax", FaultKind.Number, "a number is needed.");
        }

        if (!TryDegrees(Field("lat"), out var lat))
        {
            return Refusal.Invalid("lat", FaultKind.Number, "a number is needed.");
        }

        if (!TryDegrees(Field("lng"), out var lng))
        {
            return Refusal.Invalid("lng", FaultKind.Number, "a number is needed.");
        }

        if (!int.TryParse(Field("headcount"), NumberStyles.None, CultureInfo.InvariantCulture, out var headcount))
        {
            return Refusal.Invalid("headcount", FaultKind.Number, "a number is needed.");
        }

        if (!TryTime(Field("validThrough"), now, out var validThrough))
        {
            return Refusal.Invalid("validThrough", FaultKind.Ahead, "a date ahead, or +30d.");
        }

        return new PostingBody
        {
            Title = Field("title"),
            Category = Field("category"),
            EmploymentType = Field("employmentType"),
            Pay = new PostingBody.PayBody(Field("payText"), min, max, Field("payUnit"), Field("settlement")),
            Headcount = headcount,
            Place = Field("place"),
            Position = lat is null && lng is null ? null : new PostingBody.PositionBody(lat, lng),
            Hours = Field("hours"),
            Benefits = Field("benefits")?.Split(
                '、', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Content = Field("content"),
            Requirements = Field("requirements"),
            ValidThrough = validThrough,
            Source = new PostingBody.SourceBody(Field("sourceType"), Field("sourceName")),
        }.Read();
    }

    private static bool TryNumber(string? text, out decimal? number)
    {
        number = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read)
            ? read
            : null;
        return text is null || number is not null;
    }

    private static bool TryDegrees(string? text, out double? degrees)
    {
        const NumberStyles Signed = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        degrees = double.TryParse(text, Signed, CultureInfo.InvariantCulture, out var read) ? read : null;
        return text is null || degrees is not null;
    }

    private static bool TryTime(string? text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (text is { Length: > 2 and < 6 } && text[0] == '+' && text[^1] == 'd'
            && int.TryParse(text[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            time = now.AddDays(days);
            return true;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)
            && time > now;
    }
}

/// <summary>What came of an import.</summary>
internal sealed record ImportResult(IReadOnlyList<AcceptedRow> Accepted, IReadOnlyList<RejectedRow> Rejected);

/// <summary>A row that is now a draft.</summary>
/// <param name="Row">Its line number; the header is 1.</param>
/// <param name="Posting">The draft.</param>
internal sealed record AcceptedRow(int Row, PostingId Posting);

/// <summary>A row that was left out.</summary>
/// <param name="Row">Its line number; the header is 1.</param>
/// <param name="Findings">Why.</param>
internal sealed record RejectedRow(int Row, IReadOnlyList<Finding> Findings)
{
    /// <summary>Left out for one reason.</summary>
    public static RejectedRow For(int row, string rule, string field, string words) =>
        new(row, [new Finding(rule, FindingLevel.Block, field, words, "")]);
}
