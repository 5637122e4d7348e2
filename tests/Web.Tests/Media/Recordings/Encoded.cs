using System.Diagnostics;
using System.Globalization;
using System.Text;
using LiveFair.Live.Media;

namespace LiveFair.Web.Tests.Media.Recordings;

/// <summary>Eight seconds that a real encoder made, and what ffmpeg says of what became of it.</summary>
internal static class Encoded
{
    private const string Input =
        "-f lavfi -i testsrc2=size=160x90:rate=25:duration=8 -f lavfi -i sine=sample_rate=44100:duration=8 "
        + "-c:v libx264 -preset ultrafast -tune zerolatency -g 25 -pix_fmt yuv420p -c:a aac";

    private static readonly Lazy<IReadOnlyList<FlvTag>> All = new(() =>
    {
        var tags = new List<FlvTag>();
        Assert.Null(new FlvReader().Feed(Output("ffmpeg", $"-v error {Input} -f flv pipe:1".Split(' ')), tags));
        return tags;
    });

    public static IReadOnlyList<FlvTag> Tags => All.Value;

    /// <summary>Without the end of the sequence, which is no picture.</summary>
    public static int Pictures => Tags.Count(tag => tag.Kind == FlvKind.Video && tag.Body[1] == 1);

    public static int Sounds => Tags.Count(tag => tag is { Kind: FlvKind.Audio, IsConfig: false });

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
            Output("/bin/sh", ["-c", $"ffmpeg -v error {seek} -i '{file}' -f null - 2>&1"]));
    }

    private static byte[] Output(string program, IEnumerable<string> words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)} ended with {process.ExitCode}");
        return output.ToArray();
    }
}
