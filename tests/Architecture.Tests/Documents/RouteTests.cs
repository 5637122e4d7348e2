using System.Text.RegularExpressions;
using LiveFair.Web.Hosting;
using LiveFair.Web.Hubs;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Routing;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>The calls that docs/protocol.md lists, and those that the server answers.</summary>
public sealed partial class RouteTests : IDisposable
{
    private readonly Fair _fair = new(StartKind.Demo);

    public void Dispose() => _fair.Dispose();

    [Fact]
    public void The_protocol_lists_every_call_and_no_other() => Assert.Equal(Written().Order(), Mapped(_fair).Order());

    [Fact]
    public void The_outbox_is_there_in_a_demo_only()
    {
        using var plain = new Fair(StartKind.Plain);

        Assert.Equal(["GET /api/demo/outbox"], Mapped(_fair).Except(Mapped(plain)));
    }

    [Fact]
    public void The_hub_is_where_the_protocol_says()
    {
        Assert.Contains(
            $"## Hub `{LiveHub.Path}`", Reading.Repository.ReadText("docs/protocol.md"), StringComparison.Ordinal);
        Assert.Contains(_fair.Endpoints, endpoint => endpoint.RoutePattern.RawText == LiveHub.Path);
    }

    [Fact]
    public void Every_call_says_who_may_make_it_as_the_protocol_does()
    {
        var written = MarkdownTable.Read("docs/protocol.md", "Call")
            .SelectMany(row => Calls(row[0]).Select(call => (Call: call, Who: row[1])))
            .ToDictionary(row => row.Call, row => row.Who);

        Assert.All(
            _fair.Endpoints.Where(endpoint => IsApi(endpoint) && !endpoint.RoutePattern.RawText!.Contains("demo")),
            endpoint =>
            {
                var access = endpoint.Metadata.GetMetadata<AccessRules.AccessMetadata>()?.Access;
                Assert.True(access is not null, $"{endpoint} does not say who may call it");
                Assert.All(
                    CallsOf(endpoint),
                    call => Assert.True(Fits(access.Value, written[call]), $"{call}: {access}, {written[call]}"));
            });
    }

    private static bool Fits(Access access, string who) => access switch
    {
        Access.Anyone => who.StartsWith("any", StringComparison.Ordinal) || who == "as above",
        Access.Viewer => who == "viewer",
        Access.Member => who == "members, staff" || who.StartsWith("viewer: own", StringComparison.Ordinal),
        Access.Staff => who is "staff" or "host, staff",
        Access.Host => who is "host" or "host of that session",
        _ => who == "admin",
    };

    private static IEnumerable<string> Mapped(Fair fair) => fair.Endpoints
        .Where(endpoint => IsApi(endpoint) || endpoint.RoutePattern.RawText is "/healthz" or "/readyz")
        .SelectMany(CallsOf);

    private static bool IsApi(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true;

    private static IEnumerable<string> CallsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            .Select(method => $"{method} {Bare(endpoint.RoutePattern.RawText!)}");

    private static IEnumerable<string> Written() =>
        MarkdownTable.Read("docs/protocol.md", "Call").SelectMany(row => Calls(row[0])).Distinct();

    /// <summary>
    /// The calls of a cell. <c>`PUT`/`DELETE /a/b`</c> are two methods of one path; a path alone, as in
    /// <c>`POST /a/start` `/pause`</c>, changes the last part of the one before.
    /// </summary>
    private static IEnumerable<string> Calls(string cell)
    {
        var methods = new List<string>();
        var path = "";
        foreach (var quote in MarkdownTable.Quoted(cell))
        {
            var parts = quote.Split('?')[0].Split(' ');
            if (parts is [var method])
            {
                if (!method.StartsWith('/'))
                {
                    methods = [method];
                    continue;
                }

                path = path[..path.LastIndexOf('/')] + method;
            }
            else
            {
                methods = path == "" ? [.. methods, parts[0]] : [parts[0]];
                path = parts[1];
            }

            foreach (var each in methods)
            {
                yield return $"{each} {Bare(path)}";
            }
        }
    }

    /// <summary>Names of parameters are no part of the wire.</summary>
    private static string Bare(string path) => Parameter().Replace(path, "{}");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
