using System.Net;
using System.Text.Json;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Processes;

namespace LiveFair.Faults.Tests;

/// <summary>The process is killed, or its disk is full, while it records.</summary>
public sealed class RecordingTests
{
    private const int PartMs = 500;
    private const int Frames = 110;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_killed_process_loses_the_part_it_was_making_and_goes_on_in_another_file()
    {
        using var data = new DataFolder();
        var port = Server.FreePort();
        await using var first = await Server.Start(port, data.Path, "--demo", "--config", Settings(data.Path, 0));
        using var api = new FairApi(first.Address);
        var host = await api.Login("host");
        var session = await api.LiveSession(host, []);
        await Publish(api, first, session, host);
        const int whole = (Frames - 1) * TabPublisher.FrameMs / PartMs;
        await Until(() => Moofs(data.Path, session, 1) >= whole - 1, () => $"{Moofs(data.Path, session, 1)} parts");

        first.Kill();
        await first.Ended();
        await using var second = await Server.Start(port, data.Path, "--demo", "--config", Settings(data.Path, 0));
        await UntilState(api, session, "paused"); // Its publisher is gone with the process.
        await Publish(api, second, session, host);
        await UntilState(api, session, "live");
        await api.Expect("POST", $"/api/sessions/{session}/end", host, new { });

        const int spared = (Frames * TabPublisher.FrameMs) - (2 * PartMs);
        var replay = await Replay(api, session, atLeastMs: 2 * spared);
        Assert.InRange(replay.GetProperty("durationMs").GetInt64(), 2 * spared, 2 * 5_000);
        Assert.Equal(["1.mp4", "2.mp4"], Recorded(data.Path, session));
        Assert.False(replay.GetProperty("incomplete").GetBoolean());
    }

    [Fact]
    public async Task A_full_disk_stops_the_recording_and_what_was_recorded_is_watched()
    {
        using var disk = new SmallDisk(megabytes: 16);
        await using var server = await Server.Start(
            Server.FreePort(), disk.Path, "--demo", "--config", Settings(disk.Path, 4 * 1024 * 1024));
        using var api = new FairApi(server.Address);
        var host = await api.Login("host");
        var session = await api.LiveSession(host, []);
        await using var tab = await TabPublisher.Open(api, server.Address, session, host);
        await tab.Send(Frames);
        await Until(() => Moofs(disk.Path, session, 1) >= 4, () => $"{Moofs(disk.Path, session, 1)} parts");

        disk.Leave(megabytes: 3);
        await tab.Send(Frames);
        await Until(
            () => server.Printed.Contains("has a gap", StringComparison.Ordinal), () => server.Tail());
        await api.Expect("POST", $"/api/sessions/{session}/end", host, new { });

        var replay = await Replay(api, session, atLeastMs: 1);
        Assert.True(replay.GetProperty("incomplete").GetBoolean());
        Assert.InRange(replay.GetProperty("durationMs").GetInt64(), 4 * PartMs, 2 * Frames * TabPublisher.FrameMs);
    }

    private static async Task Publish(FairApi api, Server server, string session, string host)
    {
        await using var tab = await TabPublisher.Open(api, server.Address, session, host);
        await tab.Send(Frames);
    }

    /// <summary>The replay, once so much was written: its end comes a moment after the session's.</summary>
    private static async Task<JsonElement> Replay(FairApi api, string session, long atLeastMs)
    {
        var (status, replay) = (HttpStatusCode.NotFound, default(JsonElement));
        await Until(
            async () =>
            {
                (status, replay) = await api.Call("GET", $"/api/sessions/{session}/replay", null, null);
                return status == HttpStatusCode.OK && replay.GetProperty("durationMs").GetInt64() >= atLeastMs;
            },
            () => $"{status} {replay}");
        return replay;
    }

    private static Task UntilState(FairApi api, string session, string state)
    {
        string? last = null;
        return Until(
            async () =>
            {
                var shown = await api.Expect("GET", $"/api/sessions/{session}", null, null);
                last = shown.GetProperty("state").GetString();
                return last == state;
            },
            () => $"{state} is awaited, it is {last}");
    }

    private static IEnumerable<string?> Recorded(string data, string session) => Directory
        .EnumerateFiles(Path.Combine(data, "recordings", session), "*.mp4").Select(Path.GetFileName).Order();

    /// <summary>Parts in a recorded file: the pictures of these tests hold no such letters.</summary>
    private static int Moofs(string data, string session, int number)
    {
        var path = Path.Combine(data, "recordings", session, $"{number}.mp4");
        if (!File.Exists(path))
        {
            return 0;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var count = 0;
        for (var at = bytes.AsSpan().IndexOf("moof"u8); at >= 0; count++)
        {
            var next = bytes.AsSpan(at + 4).IndexOf("moof"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }

        return count;
    }

    private static string Settings(string data, long minFree)
    {
        var path = Path.Combine(data, "orleans.json");
        File.WriteAllText(path, $$"""{ "media": { "recording": { "minFree": {{minFree}} } } }""");
        return path;
    }

    private static Task Until(Func<bool> holds, Func<string> last) => Until(() => Task.FromResult(holds()), last);

    private static Task Until(Func<Task<bool>> holds, Func<string> last) => Asking.Until(holds, last, Limit);
}
