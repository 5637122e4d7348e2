using System.ComponentModel;
using System.Diagnostics;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>Runs ffmpeg, which ./livefair test installs.</summary>
internal static class Ffmpeg
{
    /// <summary>Test pictures and a tone, of three seconds.</summary>
    public static readonly string[] Source =
    [
        "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=15", "-f", "lavfi", "-i", "sine", "-t", "3",
        "-map", "0", "-map", "1", "-c:a", "aac", "-flags", "+global_header",
    ];

    public static readonly string[] H264 = ["-c:v", "libx264", "-preset", "veryfast", "-g", "15"];

    /// <summary>Runs it to its end.</summary>
    /// <returns>What it said, and whether it was content.</returns>
    public static async Task<FfmpegRun> Run(IEnumerable<string> arguments, CancellationToken late)
    {
        using var process = Start(arguments);
        try
        {
            var said = await process.StandardError.ReadToEndAsync(late);
            await process.WaitForExitAsync(late);
            return new FfmpegRun(process.ExitCode, said);
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true };
        foreach (var argument in (string[])["-nostdin", "-v", "error", "-y", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("ffmpeg is missing: apt-get install ffmpeg", missing);
        }
    }
}

/// <summary>How a run ended.</summary>
internal sealed record FfmpegRun(int ExitCode, string Said);
