using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>Calls the server as a stranger's program would: nothing of the server's types is used.</summary>
public sealed class Api(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = address,
    };

    public Task<Reply> Get(string path, string? token = null) => Send(HttpMethod.Get, path, null, token);

    public Task<Reply> Post(string path, object? body, string? token = null) =>
        Send(HttpMethod.Post, path, Json(body ?? new { }), token);

    /// <summary>Posts as a proxy on this machine passes it on.</summary>
    /// <param name="from">The client's address as the proxy writes it.</param>
    public Task<Reply> PostFrom(string from, string path, object body, string? token = null) =>
        Send(HttpMethod.Post, path, Json(body), headers =>
        {
            headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            headers.Add("X-Forwarded-For", from);
        });

    public Task<Reply> Put(string path, object? body, string? token = null) =>
        Send(HttpMethod.Put, path, Json(body ?? new { }), token);

    public Task<Reply> Delete(string path, object? body, string? token = null) =>
        Send(HttpMethod.Delete, path, body is null ? null : Json(body), token);

    public static StringContent Text(string text, string type = "application/json") =>
        new(text, Encoding.UTF8, type);

    public Task<Reply> Send(HttpMethod method, string path, HttpContent? body, string? token) =>
        Send(method, path, body, headers => headers.Authorization =
            token is null ? null : new AuthenticationHeaderValue("Bearer", token));

    public async Task<Reply> Send(HttpMethod method, string path, HttpContent? body, Action<HttpRequestHeaders> headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        headers(request.Headers);
        using var answer = await _http.SendAsync(request);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        return new Reply(
            answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            Encoding.UTF8.GetString(bytes),
            bytes,
            answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Single() : null,
            answer.Content.Headers.ContentDisposition?.FileNameStar);
    }

    public void Dispose() => _http.Dispose();

    private static StringContent Json(object body) => Text(JsonSerializer.Serialize(body));
}
