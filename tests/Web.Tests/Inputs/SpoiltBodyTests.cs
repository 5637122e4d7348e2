using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>
/// Whatever stands in a field of a body, the answer is what was asked for or a refusal, and no failure.
/// </summary>
[Collection(nameof(SpoiledFair))]
public sealed class SpoiltBodyTests(SpoiledFair fair) : FairTest(fair)
{
    private static readonly string[] WithBody = ["POST", "PUT", "PATCH", "DELETE"];

    public static TheoryData<string> Routes() => [.. SampleCalls.Routes];

    [Fact]
    public void Every_call_that_takes_a_body_has_a_sample_here()
    {
        var served = Fair.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(
                endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
                (endpoint, method) => (Method: method, Path: endpoint.RoutePattern.RawText!))
            .Where(call => WithBody.Contains(call.Method)).Select(call => $"{call.Method} {call.Path}");
        Assert.Equal(
            served.Order(StringComparer.Ordinal), SampleCalls.Routes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_field_that_is_anything_else_is_taken_or_refused_and_nothing_fails(string route)
    {
        var sample = await new SampleCalls(Fair).For(route);
        var whole = await sample.Send(Api, sample.Body().ToJsonString());
        Assert.True((int)whole.Status is >= 200 and < 300, $"the sample of {route} answered {whole.Gist}");
        foreach (var body in Spoilt.Bodies(sample.Body))
        {
            var reply = await sample.Send(Api, body);
            Assert.True(IsAnswer(reply), $"{route} with {Short(body)} answered {reply.Gist}");
        }
    }

    private static bool IsAnswer(Reply reply) => (int)reply.Status switch
    {
        >= 200 and < 300 => true,
        >= 400 and < 500 => reply.Code is { Length: > 0 } && reply["title"].GetString() is { Length: > 0 },
        _ => false,
    };

    private static string Short(string body) => body.Length <= 600 ? body : body[..600] + "…";
}
