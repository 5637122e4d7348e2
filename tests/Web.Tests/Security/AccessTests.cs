using System.Text.RegularExpressions;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Security;

/// <summary>Each row of the HTTP table in docs/protocol.md against each role.</summary>
[Collection(nameof(RoomyFair))]
public sealed partial class AccessTests(RoomyFair fair) : FairTest(fair)
{
    private static readonly string[] Roles = ["anonymous", "viewer", "staff", "host", "admin"];

    private static readonly string?[] Bodies =
        [null, "", "{", "null", "[]", "\"x\"", "5", "{}", """{"opId":5}""", """{"opId":{"opId":[1,2]}}""", "\u0000"];

    public static TheoryData<string, string, string> Table()
    {
        var table = new TheoryData<string, string, string>();
        foreach (var (method, path, who) in ProtocolTable.Read())
        {
            foreach (var role in Roles.Where(_ => path.StartsWith("/api/", StringComparison.Ordinal)))
            {
                table.Add(method + " " + path, who, role);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_call_is_open_to_exactly_those_the_protocol_names_and_no_body_breaks_it(
        string call, string who, string role)
    {
        var (method, path) = (new HttpMethod(call.Split(' ')[0]), Placeholder().Replace(call.Split(' ')[1], "1"));
        var token = path == "/api/auth/logout" ? await OwnTokenOf(role) : await TokenOf(role);
        foreach (var body in Bodies)
        {
            var reply = await Api.Send(method, path, body is null ? null : Hosting.Api.Text(body), token);
            if (MayCall(who, role))
            {
                Assert.True((int)reply.Status < 500, $"{call} as {role} with {body} answered {reply.Gist}");
                Assert.True(
                    reply.Code != "NOT_ALLOWED" || path == "/api/auth/login", $"{call} as {role}: {reply.Gist}");
            }
            else
            {
                reply.Refuses(role == "anonymous" ? 401 : 403, "NOT_ALLOWED");
            }
        }
    }

    [Fact]
    public void The_protocol_lists_exactly_the_calls_that_are_served()
    {
        var served = Fair.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
                (endpoint, method) => $"{method} {Placeholder().Replace(endpoint.RoutePattern.RawText!, "{}")}");
        var listed = ProtocolTable.Read().Where(row => row.Path.StartsWith("/api/", StringComparison.Ordinal))
            .Select(row => $"{row.Method} {Placeholder().Replace(row.Path, "{}")}");
        Assert.Equal(listed.Order(StringComparer.Ordinal), served.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    private static bool MayCall(string who, string role) => who switch
    {
        "any" => true,
        "viewer" => role == "viewer",
        "member" => role != "anonymous",
        "staff" => role is "staff" or "host" or "admin",
        "host" => role is "host" or "admin",
        "admin" => role == "admin",
        _ => throw new ArgumentOutOfRangeException(nameof(who), who, "The protocol names somebody unknown"),
    };

    /// <summary>One that may be ended: the others are everybody's.</summary>
    private async Task<string?> OwnTokenOf(string role) =>
        role is "anonymous" or "viewer" ? await TokenOf(role) : await Fair.LogIn(role, "livefair-demo");

    private async Task<string?> TokenOf(string role) => role switch
    {
        "viewer" => (await Fair.NewViewer()).Token,
        "staff" => Fair.Staff,
        "host" => Fair.Host,
        "admin" => Fair.Admin,
        _ => null,
    };
}
