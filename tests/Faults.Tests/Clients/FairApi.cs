using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace LiveFair.Faults.Tests.Clients;

/// <summary>The HTTP calls of docs/protocol.md that these tests need, as an outside client makes them.</summary>
public sealed class FairApi(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };
    private int _phones = Random.Shared.Next(10_000_000);

    public void Dispose() => _http.Dispose();

    public async Task<string> Login(string user) =>
        (await Expect("POST", "/api/auth/login", null, new { userName = user, password = "livefair-demo" }))
        .GetProperty("token").GetString()!;

    public async Task<Person> NewViewer(string nickname)
    {
        var made = await Expect("POST", "/api/viewers", null, new { nickname });
        return new Person(made.GetProperty("viewerId").GetString()!, made.GetProperty("token").GetString()!, "");
    }

    /// <summary>A viewer who confirmed a phone, and so may comment and apply.</summary>
    public async Task<Person> NewSeeker(string nickname)
    {
        var viewer = await NewViewer(nickname);
        var phone = $"139{10_000_000 + Interlocked.Increment(ref _phones)}";
        await Expect("POST", "/api/viewers/me/phone", viewer.Token, new { phone });
        var outbox = await Expect("GET", "/api/demo/outbox", null, null);
        var code = outbox.EnumerateArray().Last(sms => sms.GetProperty("phone").GetString() == phone)
            .GetProperty("code").GetString();
        await Expect("POST", "/api/viewers/me/phone/confirm", viewer.Token, new { phone, code });
        return viewer with { Phone = phone };
    }

    public async Task<IReadOnlyList<Job>> Jobs(string token) =>
        [.. (await Items("/api/postings?state=published", token)).Select(posting => new Job(
            posting.GetProperty("id").GetString()!,
            posting.GetProperty("employer").GetProperty("id").GetString()!,
            posting.GetProperty("consentVersion").GetInt32()))];

    /// <summary>A session of the host's that is live, with these postings in its rundown.</summary>
    public async Task<string> LiveSession(string host, IEnumerable<Job> jobs)
    {
        var made = await Expect("POST", "/api/sessions", host, new
        {
            title = "故障演练专场",
            startsAt = DateTimeOffset.UnixEpoch.AddYears(200),
            postingIds = jobs.Select(job => job.Id),
        });
        var id = made.GetProperty("id").GetString()!;
        await Expect("POST", $"/api/sessions/{id}/start", host, new { });
        return id;
    }

    /// <summary>The whole static list of a session or group, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> Events(string path, string token)
    {
        var events = new List<JsonElement>();
        while (true)
        {
            var after = events.Count == 0 ? 0 : events[^1].GetProperty("offset").GetInt64();
            var page = await Expect("GET", $"{path}/events?after={after}&limit=1000", token, null);
            events.AddRange(page.GetProperty("events").EnumerateArray());
            if (page.GetProperty("events").GetArrayLength() == 0)
            {
                Assert.Equal(page.GetProperty("head").GetInt64(), after);
                return events;
            }
        }
    }

    /// <summary>A whole list of <c>{items, next?}</c>.</summary>
    public async Task<IReadOnlyList<JsonElement>> Items(string path, string token)
    {
        var items = new List<JsonElement>();
        string? next = null;
        do
        {
            var cursor = next is null ? "" : (path.Contains('?') ? "&" : "?") + "cursor=" + Uri.EscapeDataString(next);
            var page = await Expect("GET", path + cursor, token, null);
            items.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }
        while (next is not null);
        return items;
    }

    public async Task<JsonElement> Expect(string method, string path, string? token, object? body)
    {
        var (status, answer) = await Call(method, path, token, body);
        Assert.True((int)status is >= 200 and < 300, $"{method} {path} was answered {(int)status}: {answer}");
        return answer;
    }

    /// <exception cref="HttpRequestException">The connection broke, or there was none.</exception>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Call(
        string method, string path, string? token, object? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        return (answer.StatusCode, isJson ? JsonElement.Parse(text) : default);
    }
}

/// <summary>A viewer as the test knows them.</summary>
public sealed record Person(string Id, string Token, string Phone);

/// <summary>A posting to apply to.</summary>
public sealed record Job(string Id, string Employer, int Consent);
