using LiveFair.Live.Employers;

namespace LiveFair.Live.Postings;

/// <summary>
/// Checks a posting's fields against what the law and the notice on online recruiting ask of every posting.
/// </summary>
public static class PostingScreen
{
    /// <summary>The longest title, in graphemes.</summary>
    public const int MaxTitle = 60;

    private const string Notice = "人社厅发〔2025〕60号";
    private static readonly TimeSpan LongestValidity = TimeSpan.FromDays(366);

    /// <summary>What keeps a text from being kept even as a draft.</summary>
    public static IReadOnlyList<Finding> CheckText(PostingText text)
    {
        var findings = new List<Finding>();
        void Block(string rule, string field, string words) =>
            findings.Add(new Finding(rule, FindingLevel.Block, field, words, Notice));

        if (text.Title.Length == 0 || ShownText.IsOver(text.Title, MaxTitle))
        {
            Block("title", "title", $"1 to {MaxTitle} characters.");
        }

        if (text.Headcount is < 1 or > 10_000)
        {
            Block("headcount", "headcount", "1 to 10,000 people.");
        }

        if (text.Pay.Text.Length is < 1 or > 80)
        {
            Block("pay", "pay.text", "1 to 80 characters.");
        }

        if (text.Pay is { Min: < 0 } or { Max: < 0 })
        {
            Block("payBelowZero", text.Pay.Min < 0 ? "pay.min" : "pay.max", "Not below 0.");
        }

        if (text.Pay.Min > text.Pay.Max)
        {
            Block("payOrder", "pay.min", "Not above the upper amount.");
        }

        if (string.IsNullOrWhiteSpace(text.Place))
        {
            Block("place", "place", "The place of work is missing.");
        }

        if (text.Position is { } position && !position.IsOnEarth())
        {
            Block("position", "position", "Latitude -90 to 90, longitude -180 to 180.");
        }

        if (text.Benefits.Count > 20 || text.Benefits.Any(benefit => benefit.Length > 40))
        {
            Block("benefits", "benefits", "At most 20 of 40 characters.");
        }

        return [.. findings, .. TooLong(text)];
    }

    /// <summary>What keeps a posting from being published now.</summary>
    public static IReadOnlyList<Finding> CheckPublish(PostingText text, Employer employer, DateTimeOffset now)
    {
        var findings = new List<Finding>(CheckText(text));
        void Block(string rule, string field, string words, string source = Notice) =>
            findings.Add(new Finding(rule, FindingLevel.Block, field, words, source));

        if (!employer.IsChecked(now))
        {
            Block(
                "licence", "employer", "The employer's licence was not checked, or the check ran out.",
                "人力资源市场暂行条例 第二十六条");
        }

        if (!employer.HasMandate(now))
        {
            Block(
                "mandate", "employer", "There is no recruitment mandate in force.", "人力资源市场暂行条例 第二十六条");
        }

        if (string.IsNullOrWhiteSpace(text.Content))
        {
            Block("content", "content", "The work itself is missing.");
        }

        if (text.Pay is { Min: null, Max: null })
        {
            Block("basicPay", "pay.min", "The basic pay is missing.");
        }

        if (text.ValidThrough <= now || text.ValidThrough > now + LongestValidity)
        {
            Block("validity", "validThrough", "Must lie ahead, by a year at most.");
        }

        if (text is { EmploymentType: EmploymentType.PartTime, Pay.Settlement: Settlement.Month })
        {
            Block("settlement", "pay.settlement", "Part-time work is paid at least every 15 days.", "劳动合同法 第七十二条");
        }

        return findings;
    }

    private static IEnumerable<Finding> TooLong(PostingText text)
    {
        (string Field, string? Text, int Most)[] limits =
        [
            ("place", text.Place, 120), ("hours", text.Hours, 120), ("content", text.Content, 2_000),
            ("requirements", text.Requirements, 1_000), ("category", text.Category, 40),
            ("source.name", text.SourceName, 80),
        ];
        return limits.Where(limit => limit.Text?.Length > limit.Most).Select(limit => new Finding(
            "length",
            FindingLevel.Block,
            limit.Field,
            $"At most {limit.Most} characters.",
            Notice,
            new Fault(FaultKind.Length, limit.Field, 0, limit.Most)));
    }
}

/// <summary>Something the screen found.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Level">Whether it blocks or asks for a look.</param>
/// <param name="Field">The field it is about.</param>
/// <param name="Text">What is wrong, in words.</param>
/// <param name="Source">The law or notice behind it.</param>
/// <param name="Fault">What is wrong with the field in parts, where the rule alone does not say it.</param>
[GenerateSerializer, Immutable]
public sealed record Finding(
    [property: Id(0)] string Rule,
    [property: Id(1)] FindingLevel Level,
    [property: Id(2)] string Field,
    [property: Id(3)] string Text,
    [property: Id(4)] string Source,
    [property: Id(5)] Fault? Fault = null);

/// <summary>How heavy a finding is.</summary>
public enum FindingLevel
{
    /// <summary>Cannot go on.</summary>
    Block,

    /// <summary>A person looks at it.</summary>
    Review,
}
