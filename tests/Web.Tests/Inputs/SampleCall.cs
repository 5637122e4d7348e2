using System.Text.Json;
using System.Text.Json.Nodes;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>A call that succeeds, of which a test can spoil one field.</summary>
/// <param name="Path">With the ids of things that are there.</param>
/// <param name="Token">Of somebody who may call it.</param>
/// <param name="Make">Makes the body, anew for each call; words that people will read hold <see cref="Words"/>.</param>
internal sealed record SampleCall(string Path, string Token, Func<object> Make)
{
    /// <summary>By which a test knows the fields that are shown to people.</summary>
    public const string Words = "文字";

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public JsonObject Body() => JsonSerializer.SerializeToNode(Make())!.AsObject();

    /// <summary>Sends a body that is JSON or nearly so; to the import as a file with one row.</summary>
    public Task<Reply> Send(Api api, string body) => api.Send(
        Method, Path,
        Path.EndsWith("/import", StringComparison.Ordinal)
            ? Api.Text(SampleRow.ToCsv(body), "text/csv")
            : Api.Text(body),
        Token);
}
