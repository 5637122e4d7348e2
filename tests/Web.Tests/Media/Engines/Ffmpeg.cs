using System.Diagnostics;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>Debian's ffmpeg as a publisher or viewer of an engine; it ends with the test at the latest.</summary>
internal sealed class Ffmpeg : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _said;

    private Ffmpeg(string program, string words)
    {
        _process = Process.Start(new ProcessStartInfo(program, $"-v error {words}")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = _process.StandardOutput.ReadToEndAsync();
        var errors = _process.StandardError.ReadToEndAsync();
        _said = Task.WhenAll(output, errors).ContinueWith(
            both => string.Join('\n', both.Result), TaskScheduler.Default);
    }

    /// <summary>Publishes a test picture with a tone in real time.</summary>
    public static Ffmpeg Publish(string url, int seconds) => new(
        "ffmpeg",
        $"-re -f lavfi -i testsrc=size=160x90:rate=10 -f lavfi -i sine -t {seconds} -c:v libx264 -preset ultrafast "
        + $"-pix_fmt yuv420p -g 10 -c:a aac -f flv {url}");

    /// <summary>Reads what an address plays.</summary>
    public static Ffmpeg Probe(string url) =>
        new("ffprobe", $"-rw_timeout 20000000 -show_entries stream=codec_name -of csv=p=0 {url}");

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code and all that it said.</returns>
    public async Task<(int Code, string Said)> End()
    {
        var said = await _said.WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return (_process.ExitCode, said);
    }

    /// <summary>Ends it like a cable that is pulled.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
