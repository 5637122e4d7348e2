using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Media.Recordings;

namespace LiveFair.Web.Tests.Media;

/// <summary>Paths as no client library sends them: byte for byte on a bare connection.</summary>
[Collection(nameof(RoomyFair))]
public sealed class RawPathTests(RoomyFair fair) : FairTest(fair)
{
    private static readonly string[] Below =
        ["", "rec/", "rec/1.mp4/", "audio/", "../", "init-", "s", "../../../media/"];

    private static readonly string[] Up =
    [
        "../", "..%2f", "..%2F", "%2e%2e/", "%2e%2e%2f", "%2E%2E%5C", "..\\", "..%5c", "..%255c", "%252e%252e%252f",
        "..%c0%af", "%c0%ae%c0%ae/", "....//", "..;/", ".%00./", "..%00/", "%2f", "%5c", "file:%2f%2f%2f", "//",
    ];

    private static readonly string[] Files = ["keys/play.key", "livefair.db", "recordings", "canary.txt"];

    /// <summary>Each in its own connection, so that none hides behind another's refusal.</summary>
    [Fact]
    public async Task No_way_of_writing_a_path_leads_out_of_the_recording()
    {
        var canary = Canary();
        var folder = await Folder();
        var asked = 0;
        foreach (var target in from below in Below from up in Up from file in Files select (below, up, file))
        {
            var climb = string.Concat(Enumerable.Repeat(target.up, 6));
            await Refused($"{folder}{target.below}{climb}{target.file}", canary);
            asked++;
        }

        Assert.Equal(Below.Length * Up.Length * Files.Length, asked);
    }

    [Fact]
    public async Task Names_that_are_devices_or_whole_paths_or_without_end_are_nothing()
    {
        var canary = Canary();
        var folder = await Folder();
        var data = Uri.EscapeDataString(Path.Combine(Fair.Data, "canary.txt"));
        foreach (var name in new[]
        {
            "con", "CON", "con.mp4", "rec/con.mp4", "rec/nul.mp4", "rec/aux", "rec/com1.mp4", "rec/1.mp4.",
            "rec/1.mp4%20", "rec/1.mp4%00", "rec/1.mp4::$DATA", "rec/%31.mp4.bak", "rec/0x1.mp4",
            "rec/1e0.mp4", "rec/whole", "rec/.", data, $"rec/{data}", $"rec/{data}.mp4", "/etc/passwd",
            "%2fetc%2fpasswd", $"rec/{new string('1', 300)}.mp4", $"rec/{new string('a', 4_000)}.mp4",
            new string('.', 4_000), $"init-{new string('f', 4_000)}.mp4",
        })
        {
            await Refused(folder + name, canary);
        }
    }

    [Theory]
    [InlineData("/../../../../../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd")]
    [InlineData("/assets/..%5c..%5c..%5c..%5c..%5cetc/passwd")]
    [InlineData("/assets/../../../../../../../etc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/%00/etc/passwd")]
    [InlineData("http://127.0.0.1/../../../../../../../etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("etc/passwd")]
    public async Task Nor_does_any_path_lead_out_of_the_pages(string target) => await Refused(target, "root:");

    /// <summary>A text that stands in a file beside the recordings.</summary>
    private string Canary()
    {
        var canary = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(Path.Combine(Fair.Data, "canary.txt"), canary);
        return canary;
    }

    /// <summary>Where a recording is played from, signed, with a slash at its end.</summary>
    private async Task<string> Folder()
    {
        var room = await RecordedRoom.Ended(Fair);
        return (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200)["hls"].GetString()!
            .Replace("replay.m3u8", "", StringComparison.Ordinal);
    }

    private async Task Refused(string target, string canary)
    {
        var answer = await Ask(target);
        var status = answer.Split(' ', 3).ElementAtOrDefault(1);
        Assert.True(status is "400" or "404" or "414", $"{target} was answered {answer.Split('\n')[0]}");
        var key = File.ReadAllText(Path.Combine(Fair.Data, "keys", "play.key"));
        foreach (var secret in new[] { canary, key, "SQLite" })
        {
            Assert.False(answer.Contains(secret, StringComparison.Ordinal), $"{target} showed {secret}");
        }
    }

    private async Task<string> Ask(string target)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(Fair.Address.Host, Fair.Address.Port, late.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), late.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, late.Token);
        return Encoding.Latin1.GetString(answer.ToArray());
    }
}
