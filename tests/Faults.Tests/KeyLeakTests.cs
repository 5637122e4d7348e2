using System.Diagnostics;
using System.Text;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Processes;

namespace LiveFair.Faults.Tests;

/// <summary>A stream's key is shown to its host once, and stands nowhere else, however much the process logs.</summary>
public sealed class KeyLeakTests
{
    private const string HookSecret = "hook-secret-0123456789";
    private const string Wrong = "canary-of-a-wrong-key-7351";

    [Fact]
    public async Task A_stream_s_key_is_in_no_log_at_any_level_no_answer_no_header_and_no_file()
    {
        using var data = new DataFolder();
        var rtmp = Server.FreePort();
        await using var server = await Server.StartTalkative(
            Server.FreePort(), data.Path, "--demo", "--rtmp-port", $"{rtmp}");
        using var api = new FairApi(server.Address);
        var host = await api.Login("host");
        var session = await api.LiveSession(host, []);
        var first = await Key(api, "GET", session, "ingest", host);

        Assert.Equal(0, await Publish(rtmp, $"{session}?key={first}"));
        var second = await Key(api, "POST", session, "ingest/rotate", host);
        foreach (var name in new[]
        {
            $"{session}?key={first}", $"{session}?key={Wrong}", Wrong, second, $"{second}?key={second}",
            $"{session}?kay={second}", $"{session}/{second}",
        })
        {
            Assert.NotEqual(0, await Publish(rtmp, name));
        }

        Assert.Equal(0, await Publish(rtmp, $"{session}?key={second}"));
        var answers = await Ask(server, session, host);
        await api.Expect("POST", $"/api/sessions/{session}/end", host, new { });
        answers += await Ask(server, session, host);
        server.AskToEnd();
        Assert.Equal(0, await server.Ended());

        Assert.Contains("trce: ", server.Printed, StringComparison.Ordinal);
        Assert.Contains("dbug: Orleans", server.Printed, StringComparison.Ordinal);
        Assert.Contains("dbug: Microsoft.AspNetCore", server.Printed, StringComparison.Ordinal);
        Assert.Contains("comes over RTMP", server.Printed, StringComparison.Ordinal);
        foreach (var secret in new[] { first, second, Wrong })
        {
            Assert.Equal("", LineWith(server.Printed, secret));
            Assert.Equal("", LineWith(server.Complained, secret));
            Assert.Equal("", LineWith(answers, secret));
            Assert.Empty(FilesWith(data.Path, secret));
        }
    }

    [Theory]
    [InlineData("srs", """{"action":"on_publish","client_id":"1","app":"live","stream":"ID","param":"?key=KEY"}""")]
    [InlineData("nginxRtmp", "call=publish&app=live&name=ID&clientid=1&addr=127.0.0.1&key=KEY")]
    [InlineData("mediaMtx", """{"action":"publish","id":"1","path":"live/ID","query":"key=KEY"}""")]
    public async Task A_key_that_an_engine_passes_on_is_in_no_log_at_any_level(string kind, string call)
    {
        using var data = new DataFolder();
        await using var server = await Server.StartTalkative(
            Server.FreePort(), data.Path, "--demo", "--config", data.Settings(
                $$"""{ "media": { "engine": { "kind": "{{kind}}", "secret": "{{HookSecret}}" } } }"""));
        using var api = new FairApi(server.Address);
        var host = await api.Login("host");
        var session = await api.LiveSession(host, []);
        var key = await Key(api, "GET", session, "ingest", host);
        var right = call.Replace("ID", session, StringComparison.Ordinal).Replace("KEY", key, StringComparison.Ordinal);
        var path = kind == "nginxRtmp" ? "nginx-rtmp" : kind.ToLowerInvariant();
        using var http = new HttpClient { BaseAddress = server.Address };
        var answers = "";
        foreach (var body in new[]
        {
            right, right.Replace("\"publish\"", "\"ready\"", StringComparison.Ordinal),
            right.Replace(key, Wrong, StringComparison.Ordinal), right[..^1],
            right.Replace("live", key, StringComparison.Ordinal), right.Replace(session, key, StringComparison.Ordinal),
            right + new string('x', 20_000),
        })
        {
            using var content = new StringContent(body);
            using var answer = await http.PostAsync($"/hooks/{path}?secret={HookSecret}", content);
            answers += await answer.Content.ReadAsStringAsync();
        }

        server.AskToEnd();
        Assert.Equal(0, await server.Ended());
        Assert.Contains("is published at the media engine", server.Printed, StringComparison.Ordinal);
        foreach (var secret in new[] { key, Wrong })
        {
            Assert.Equal("", LineWith(server.Printed, secret) + LineWith(server.Complained, secret));
            Assert.Equal("", LineWith(answers, secret));
        }
    }

    private static async Task<string> Key(FairApi api, string method, string session, string path, string host) =>
        (await api.Expect(method, $"/api/sessions/{session}/{path}", host, method == "POST" ? new { } : null))
        .GetProperty("streamKey").GetString()!.Split("key=")[1];

    /// <summary>Two seconds from ffmpeg, and how that ended.</summary>
    private static async Task<int> Publish(int port, string name)
    {
        var start = new ProcessStartInfo(
            "ffmpeg", "-v quiet -f lavfi -i testsrc2=size=160x90:rate=25:duration=2 -c:v libx264 -preset ultrafast "
                + $"-pix_fmt yuv420p -g 25 -f flv rtmp://127.0.0.1:{port}/live/{name}");
        using var ffmpeg = Process.Start(start)!;
        await ffmpeg.WaitForExitAsync();
        return ffmpeg.ExitCode;
    }

    /// <summary>Head and body of everything that tells of a session or its video.</summary>
    private static async Task<string> Ask(Server server, string session, string host)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = server.Address,
        };
        http.DefaultRequestHeaders.Authorization = new("Bearer", host);
        var said = new StringBuilder();
        foreach (var path in new[]
        {
            "ingest", "ingest/health", "play", "replay", "board", "events", "",
        })
        {
            said.Append(await Said(http, $"/api/sessions/{session}/{path}".TrimEnd('/')));
        }

        foreach (var path in new[]
        {
            "/api/audit", "/api/sessions", "/api/me", "/healthz", "/readyz", "/metrics", $"/live/{session}",
            $"/host/{session}", "/nothere",
        })
        {
            said.Append(await Said(http, path));
        }

        return said.ToString();
    }

    private static async Task<string> Said(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return $"{path} {answer} {await answer.Content.ReadAsStringAsync()}\n";
    }

    private static string LineWith(string text, string secret) =>
        text.Split('\n').FirstOrDefault(line => line.Contains(secret, StringComparison.Ordinal)) ?? "";

    private static IEnumerable<string> FilesWith(string folder, string secret) =>
        Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Where(path =>
            path.Contains(secret, StringComparison.Ordinal)
            || (File.Exists(path) && File.ReadAllBytes(path).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0));
}
