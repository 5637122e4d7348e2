using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Interest;
using LiveFair.Live.Leads;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Web;
using LiveFair.Web.Hubs;
using LiveFair.Web.Wire;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>What docs/protocol.md says of refusals, the hub and events, and what the code does.</summary>
public sealed partial class ProtocolTests
{
    private const string Page = "docs/protocol.md";

    [Fact]
    public void Every_refusal_code_stands_in_the_protocol_with_its_number_and_status()
    {
        var written = MarkdownTable.Read(Page, "Code")
            .Select(row => (Word: MarkdownTable.Quoted(row[0]).Single(), Number: int.Parse(row[1]), Http: row[2]))
            .ToList();
        var codes = Enum.GetValues<RefusalCode>();

        Assert.Equal(
            codes.Select(code => $"{Refusals.Word(code)} {(int)code}"),
            written.Select(row => $"{row.Word} {row.Number}"));
        Assert.All(codes.Zip(written), pair => Assert.Contains($"{Refusals.Status(pair.First)}", pair.Second.Http));
    }

    [Fact]
    public void Every_hub_method_stands_in_the_protocol_with_the_fields_of_its_request() => Assert.Equal(
        HubMethods().Select(Describe).Order(),
        MarkdownTable.Read(Page, "Method").Select(row => $"{row[0].Replace("`", "")} {Fields(row[1])}").Order());

    [Fact]
    public void Every_kind_of_event_stands_in_the_protocol() => Assert.Equal(
        typeof(EventBody).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Select(kind => $"{kind.TypeDiscriminator}").Order(),
        MarkdownTable.Read(Page, "Event kind").SelectMany(row => MarkdownTable.Quoted(row[0])).Order());

    [Theory]
    [InlineData(typeof(SessionStage))]
    [InlineData(typeof(PostingState))]
    [InlineData(typeof(EmploymentType))]
    [InlineData(typeof(PayUnit))]
    [InlineData(typeof(Settlement))]
    [InlineData(typeof(PostingSource))]
    [InlineData(typeof(ReactionKind))]
    [InlineData(typeof(LeadState))]
    [InlineData(typeof(TouchKind))]
    [InlineData(typeof(TouchOutcome))]
    public void Every_word_of_the_wire_stands_in_the_protocol(Type words)
    {
        var page = Reading.Repository.ReadText(Page);

        Assert.All(
            Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName),
            word => Assert.Contains($"`{word}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_reason_to_remove_a_comment_that_the_protocol_lists_is_one()
    {
        var row = MarkdownTable.Read(Page, "Call")
            .Single(row => row[0].Contains("/comments/", StringComparison.Ordinal));
        var reasons = MarkdownTable.Quoted(row[2]).Where(word => !word.StartsWith('{')).ToList();

        Assert.Equal(7, reasons.Count);
        Assert.All(reasons, reason => Assert.True(RemovalReason.IsKnown(reason), reason));
    }

    private static IEnumerable<MethodInfo> HubMethods() =>
        typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition().DeclaringType == typeof(LiveHub));

    private static string Describe(MethodInfo method)
    {
        var stream = method.ReturnType.IsGenericType
            && method.ReturnType.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);
        var request = method.GetParameters()[0].ParameterType;
        Assert.Equal(typeof(WatchRequest).Namespace, request.Namespace);
        var fields = request.GetProperties().Select(field => JsonNamingPolicy.CamelCase.ConvertName(field.Name));
        return $"{method.Name}{(stream ? " (stream)" : "")} {string.Join(' ', fields)}";
    }

    /// <summary>The names in <c>{sessionId, after?, epoch?}</c>.</summary>
    private static string Fields(string cell) =>
        string.Join(' ', FieldName().Matches(Braces().Match(cell).Value).Select(name => name.Value));

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\w+")]
    private static partial Regex FieldName();
}
