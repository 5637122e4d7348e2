using LiveFair.Live;
using LiveFair.Live.Media;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A publisher that others wrote.</summary>
public sealed class FfmpegTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-rtmp-").FullName;
    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(90));
    private RtmpServer _server = null!;

    private CancellationToken Late => _late.Token;

    public async Task InitializeAsync() => _server = await RtmpServer.Start();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _late.Dispose();
    }

    [Theory]
    [InlineData("rtmp")]
    [InlineData("rtmps")]
    public async Task What_ffmpeg_publishes_is_what_it_writes_to_a_file(string scheme)
    {
        var file = Path.Combine(_folder, "published.flv");
        var run = Ffmpeg.Run(
            [.. Ffmpeg.Source, .. Ffmpeg.H264, "-f", "tee", $"[f=flv]{Url(scheme, TestDoor.Key)}|[f=flv]{file}"], Late);
        var publication = await _server.Door.Opened(Late);
        var frames = await publication.Frames(Late);
        Assert.Equal(0, (await run).ExitCode);
        var written = FlvFile.Frames(await File.ReadAllBytesAsync(file, Late));
        Assert.True(written.Count > 45 + 100, $"{written.Count} frames in three seconds");
        Assert.StartsWith("Script@0:02000a6f6e4d65746144617461", frames[0], StringComparison.Ordinal);
        Assert.Equal(written, frames[1..]);
    }

    [Fact]
    public async Task A_wrong_key_is_told_to_whom_runs_ffmpeg()
    {
        var run = Ffmpeg.Run([.. Ffmpeg.Source, .. Ffmpeg.H264, "-f", "flv", Url("rtmp", "wrong")], Late);
        await _server.Time.Pass(RtmpConnection.WrongKeyDelay, Late);
        var (exitCode, said) = await run;
        Assert.NotEqual(0, exitCode);
        Assert.Contains(KeyCheck.Wrong.Words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Video_that_is_not_taken_ends_ffmpeg()
    {
        _server.Door.OnFrame = kind => kind == FlvKind.Video ? Refusal.Invalid("Video must be H.264.") : null;
        var run = Ffmpeg.Run(
            ["-re", .. Ffmpeg.Source, "-c:v", "flv", "-f", "flv", Url("rtmp", TestDoor.Key)], Late);
        var publication = await _server.Door.Opened(Late);
        await publication.Gone.WaitAsync(Late);
        Assert.NotEqual(0, (await run).ExitCode);
    }

    private string Url(string scheme, string key) =>
        $"{scheme}://127.0.0.1:{(scheme == "rtmp" ? _server.Port : _server.SecurePort)}/live/fair1?key={key}";
}
