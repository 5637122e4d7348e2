using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LiveFair.Bench.Fair;

/// <summary>The HTTP side of any server that speaks docs/protocol.md.</summary>
internal sealed class FairClient(Uri server) : IDisposable
{
    private const int MostTries = 120;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    // Each viewer shows its own token; a shared cookie would make them all one person.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 64 })
    {
        BaseAddress = server,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public Uri Server => server;

    /// <exception cref="FairProblem">Nobody answers there.</exception>
    public async Task<Answered> Call(HttpMethod method, string path, string? token = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : JsonContent.Create(body);
        try
        {
            using var response = await _http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return new Answered((int)response.StatusCode, ParseOrNothing(text));
        }
        catch (HttpRequestException problem)
        {
            throw new FairProblem($"{server} does not answer: {problem.Message}");
        }
        catch (TaskCanceledException)
        {
            throw new FairProblem($"{method} {path} was not answered within {_http.Timeout.TotalSeconds} s.");
        }
    }

    /// <summary>
    /// Asks again after as long as the server says, where too many ask at once: what any client of the protocol does.
    /// </summary>
    /// <returns>The answer; TOO_FAST still after so many tries.</returns>
    /// <exception cref="FairProblem">Nobody answers there.</exception>
    public async Task<Answered> InTurn(HttpMethod method, string path, string? token = null, object? body = null)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await Call(method, path, token, body);
            if (answer is not { Code: "TOO_FAST", RetryAfter: { } wait } || tries == MostTries)
            {
                return answer;
            }

            await Task.Delay(wait);
        }
    }

    /// <summary>
    /// No answer means unknown: asks again, with the same opId in the body, for as long as a restart takes.
    /// </summary>
    /// <exception cref="FairProblem">Nobody answered all that time.</exception>
    public async Task<Answered> Insist(HttpMethod method, string path, string token, object? body)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await Call(method, path, token, body);
            }
            catch (FairProblem) when (tries < MostTries)
            {
                await Task.Delay(BetweenTries);
            }
        }
    }

    public async Task<string> Login(string user, string password)
    {
        var answer = await InTurn(HttpMethod.Post, "/api/auth/login", body: new { userName = user, password });
        return answer.Ok
            ? answer.Body.GetProperty("token").GetString()!
            : throw new FairProblem($"{server} did not let {user} in ({answer.Status}); see --user and --password.");
    }

    /// <summary>The items of a list, whole, page after page.</summary>
    public async Task<List<JsonElement>> List(string path, string? token)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var joint = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = (await Call(
                HttpMethod.Get, cursor is null ? path : $"{path}{joint}cursor={Uri.EscapeDataString(cursor)}", token))
                .Need(path);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return items;
    }

    public void Dispose() => _http.Dispose();

    private static JsonElement ParseOrNothing(string text)
    {
        try
        {
            return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            // A page, or a proxy's own words: the status says enough.
            return default;
        }
    }
}
