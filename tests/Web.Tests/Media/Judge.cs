using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LiveFair.Web.Tests.Media;

/// <summary>Debian's ffmpeg and ffprobe, who judge what others are served.</summary>
internal static class Judge
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Codecs and packets of each stream.</summary>
    public static string Packets(Uri file) => string.Join(' ', Encoding.UTF8.GetString(Output(
            "ffprobe",
            $"-v error -count_packets -show_entries stream=codec_name,nb_read_packets -of compact=p=0:nk=1 {file}"
                .Split(' ')))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct());

    /// <summary>What a decoder complains of.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="from">The second to begin with.</param>
    public static string Complaints(Uri file, double? from = null)
    {
        var seek = from is { } second ? string.Create(CultureInfo.InvariantCulture, $"-ss {second}") : "";
        return Encoding.UTF8.GetString(
            Output("/bin/sh", ["-c", $"ffmpeg -v warning {seek} -i '{file}' -f null - 2>&1"]));
    }

    /// <summary>What a program writes; it must end well, and within a minute.</summary>
    public static byte[] Output(string program, IEnumerable<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        using var late = new Timer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)} ended with {process.ExitCode}");
        return output.ToArray();
    }
}
