using System.Text.RegularExpressions;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>A query value that cannot be read is refused by its name, with what it takes.</summary>
[Collection(nameof(SpoiledFair))]
public sealed partial class QueryTests(SpoiledFair fair) : FairTest(fair)
{
    private const string LeadStates =
        "state: new, assigned, contacted, interested, recommended, interviewSet, interviewed, "
        + "offered, onboarded, retained7d, retained30d, notSelected, declined, unreachable, withdrawn or duplicate.";

    private const string Parts = "part: postings, comments, questions, applications or curve.";

    /// <summary>Of words that people search by or give as a reason, nearly all can be read.</summary>
    private static readonly string[] Free = ["q", "reason"];

    public static TheoryData<string, string, string, string> Malformed() => new()
    {
        { "GET /api/postings", "state", "open", "state: draft, published, withdrawn or closed." },
        { "GET /api/postings", "employer", "a%20b", "employer: an id." },
        { "GET /api/postings", "cursor", "%2F", "cursor: an id." },
        { "POST /api/postings/import", "publish", "yes", "publish: true or false." },
        { "GET /api/sessions", "state", "on", "state: scheduled, live, paused or ended." },
        { "GET /api/sessions", "cursor", "", "cursor: an id." },
        { "GET /api/sessions/demo/events", "after", "x", "after: a whole number from 0." },
        { "GET /api/sessions/demo/events", "after", "-1", "after: a whole number from 0." },
        { "GET /api/sessions/demo/events", "after", "1e3", "after: a whole number from 0." },
        { "GET /api/sessions/demo/events", "after", "99999999999999999999", "after: a whole number from 0." },
        { "GET /api/sessions/demo/events", "limit", "abc", "limit: 1 to 1000." },
        { "GET /api/sessions/demo/events", "limit", "", "limit: 1 to 1000." },
        { "GET /api/sessions/demo/events", "limit", "0", "limit: 1 to 1000." },
        { "GET /api/sessions/demo/events", "limit", "1001", "limit: 1 to 1000." },
        { "GET /api/groups", "session", "a%20b", "session: an id." },
        { "GET /api/groups/any/events", "after", "x", "after: a whole number from 0." },
        { "GET /api/groups/any/events", "limit", "abc", "limit: 1 to 1000." },
        { "GET /api/leads", "state", "lost", LeadStates },
        { "GET /api/leads", "assignee", "a%20b", "assignee: an id." },
        { "GET /api/leads", "due", "tomorrow", "due: a time in ISO 8601." },
        { "GET /api/leads", "due", "", "due: a time in ISO 8601." },
        { "GET /api/leads", "due", "12:30", "due: a time in ISO 8601." },
        { "GET /api/leads", "due", "5%20May", "due: a time in ISO 8601." },
        { "GET /api/leads", "due", "07/28/2026", "due: a time in ISO 8601." },
        { "GET /api/leads", "due", "0001-01-01T00:00:00%2B14:00", "due: a time in ISO 8601." },
        { "GET /api/leads", "session", "%2F", "session: an id." },
        { "GET /api/leads", "posting", "", "posting: an id." },
        { "GET /api/leads", "cursor", "%00", "cursor: an id." },
        { "GET /api/leads", "sort", "best", "sort: newest, oldest, due or state." },
        { "GET /api/leads", "limit", "0", "limit: 1 to 100." },
        { "GET /api/leads", "limit", "abc", "limit: 1 to 100." },
        { "GET /api/leads/export", "format", "pdf", "format: csv or xlsx." },
        { "GET /api/sessions/demo/interest/none", "kind", "maybe", "kind: want, tooFar, payLow, hours or question." },
        { "GET /api/sessions/demo/interest/none", "cursor", "x", "cursor: a whole number from 0." },
        { "GET /api/sessions/demo/questions", "state", "held", "state: open or answered." },
        { "GET /api/sessions/demo/report/export", "format", "pdf", "format: csv or xlsx." },
        { "GET /api/sessions/demo/report/export", "part", "x&format=csv", Parts },
        { "GET /api/sessions/demo/report/export", "lang", "fr&format=xlsx", "lang: zh-CN or en." },
        { "GET /api/audit", "cursor", "x", "cursor: a whole number from 0." },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_value_that_cannot_be_read_is_named_with_what_it_takes(
        string call, string name, string value, string title)
    {
        var (method, path) = (new HttpMethod(call.Split(' ')[0]), call.Split(' ')[1]);
        var body = method == HttpMethod.Post ? Hosting.Api.Text("title\n", "text/csv") : null;
        (await Api.Send(method, $"{path}?{name}={value}", body, Fair.Admin)).Refuses(400, "INVALID").Says(title);
    }

    [Fact]
    public void Every_parameter_that_the_protocol_names_is_tried()
    {
        var page = File.ReadAllLines(SourceTree.Path("docs", "protocol.md"));
        var named = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Call().Matches(line))
            .SelectMany(call => call.Groups["query"].Value.Split('&'), (call, part) => Tried(
                Place().Replace(call.Groups["call"].Value, "*"), part.Split('=')[0]))
            .Where(name => !Free.Contains(name.Split('?')[1]));
        var tried = Malformed().Select(row => Tried(Thing().Replace((string)row[0], "*"), (string)row[1]));
        Assert.Equal(named.Distinct().Order(StringComparer.Ordinal), tried.Distinct().Order(StringComparer.Ordinal));
    }

    private static string Tried(string call, string name) => $"{call}?{name}";

    [GeneratedRegex(@"`(?<call>(GET|POST) /api/[^?` ]+)\?(?<query>[^`]+)`")]
    private static partial Regex Call();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("(?<=/)(?:demo|any|none)(?=/|$)")]
    private static partial Regex Thing();
}
