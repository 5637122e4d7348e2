using System.Diagnostics;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Video;

/// <summary>
/// The stream that is published in a loop: a minute of H.264 and AAC as FLV, 237 kbit/s, 320x180 with 15 pictures a
/// second and a key frame each second. Gone with its owner.
/// </summary>
internal sealed class VideoFile : IDisposable
{
    /// <summary>What the file weighs a second, its own framing included.</summary>
    public const int KilobitsPerSecond = 237;

    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-video").FullName;

    /// <exception cref="FairProblem">There is no ffmpeg, or it cannot make it.</exception>
    public VideoFile()
    {
        Path = System.IO.Path.Combine(_folder, "fair.flv");
        string[] words =
        [
            "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x180:rate=15,noise=alls=12:allf=t",
            "-f", "lavfi", "-i", "sine=frequency=440:beep_factor=4:sample_rate=44100", "-t", "60",
            "-c:v", "libx264", "-preset", "veryfast", "-profile:v", "baseline", "-pix_fmt", "yuv420p",
            "-g", "15", "-keyint_min", "15", "-sc_threshold", "0", "-bf", "0",
            "-b:v", "163k", "-minrate", "163k", "-maxrate", "163k", "-bufsize", "163k", "-x264-params", "nal-hrd=cbr",
            "-c:a", "aac", "-b:a", "64k", "-f", "flv", Path,
        ];
        try
        {
            using var ffmpeg = Process.Start("ffmpeg", words);
            ffmpeg.WaitForExit();
            if (ffmpeg.ExitCode != 0)
            {
                throw new FairProblem($"ffmpeg ended with {ffmpeg.ExitCode}.");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new FairProblem("The command ffmpeg is missing.");
        }
    }

    public string Path { get; }

    /// <summary>Publishes it by RTMP, again and again at its own pace, on the load's core.</summary>
    /// <param name="address">Server, application and stream.</param>
    /// <returns>Publishes until it is disposed.</returns>
    /// <exception cref="FairProblem">The server does not want it.</exception>
    public Task<PinnedProcess> Publish(string address) => PinnedProcess.Start(
        [
            "ffmpeg", "-v", "error", "-stats_period", "60", "-progress", "pipe:1", "-re", "-stream_loop", "-1",
            "-i", Path, "-c", "copy", "-f", "flv", address,
        ],
        Cores.Client,
        "frame=");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
