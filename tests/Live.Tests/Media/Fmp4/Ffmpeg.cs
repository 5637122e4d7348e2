using System.Diagnostics;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>Debian's ffmpeg, as publisher and as judge.</summary>
internal static class Ffmpeg
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What ffmpeg sends as FLV for such a test picture and tone.</summary>
    /// <param name="words">Inputs and codecs.</param>
    public static byte[] Flv(string words) => Run("ffmpeg", $"-v error {words} -f flv pipe:1");

    /// <summary>What ffmpeg muxes as an MP4 file that needs no seeking.</summary>
    /// <param name="words">Inputs, codecs and the layout.</param>
    public static byte[] Mp4(string words) => Run("ffmpeg", $"-v error {words} -f mp4 pipe:1");

    /// <summary>Decodes all of a file and answers what ffmpeg complained about.</summary>
    public static string Complaints(byte[] file, string from = "") =>
        WithFile(file, path => ComplaintsOf(path, from));

    /// <summary>As <see cref="Complaints"/>, of a file that lies on disk with others that it names.</summary>
    public static string ComplaintsOf(string path, string from = "") =>
        Complaint("ffmpeg", $"-v warning {from} -i {path} -f null -");

    /// <summary>How long a file says it is.</summary>
    public static double Seconds(byte[] file) => WithFile(file, path => double.Parse(
        Run("ffprobe", $"-v error -show_entries format=duration -of csv=p=0 {path}").AsSpan(),
        System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Codec, packets, and key packets of every stream, as ffprobe counts them.</summary>
    public static string Packets(byte[] file) => WithFile(file, path =>
    {
        const string entries = "stream=index,codec_name,nb_read_packets:packet=stream_index,flags";
        var text = System.Text.Encoding.UTF8.GetString(Run(
            "ffprobe", $"-v error -count_packets -show_entries {entries} -of compact=p=1 {path}"));
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var streams = lines.Where(line => line.StartsWith("stream|", StringComparison.Ordinal)).Order();
        return string.Join(' ', streams.Select(stream =>
        {
            var fields = stream.Split('|').Skip(1).Select(field => field.Split('=')).ToDictionary(f => f[0], f => f[1]);
            var keys = lines.Count(line => line.StartsWith($"packet|stream_index={fields["index"]}|flags=K", default));
            return $"{fields["codec_name"]}:{fields["nb_read_packets"]}/{keys}";
        }));
    });

    /// <summary>In which second of a file, and with what picture, reading goes on after each of some seeks.</summary>
    /// <param name="file">What one reader seeks in.</param>
    /// <param name="seconds">Half a second behind each of them.</param>
    public static IEnumerable<string> SeeksTo(byte[] file, params int[] seconds) => WithFile(file, path =>
    {
        var places = string.Join(',', seconds.Select(second => $"{second}.5%+#1"));
        const string entries = "packet=pts_time,flags -of csv=p=0";
        return System.Text.Encoding.UTF8.GetString(Run(
                "ffprobe", $"-v error -select_streams v -read_intervals {places} -show_entries {entries} {path}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(packet => $"{packet.Split('.')[0]} {packet.Split(',')[1][0]}");
    });

    private static T WithFile<T>(byte[] file, Func<string, T> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            return read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Run(string program, string words)
    {
        using var process = Start(program, words);
        using var late = new Timer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        var complaint = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {words}: {complaint.GetAwaiter().GetResult()}");
        return output.ToArray();
    }

    private static string Complaint(string program, string words)
    {
        using var process = Start(program, words);
        using var late = new Timer(_ => process.Kill(), null, Patience, Timeout.InfiniteTimeSpan);
        var output = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {words}: {complaint} {output.GetAwaiter().GetResult()}");
        return complaint;
    }

    private static Process Start(string program, string words) => Process.Start(new ProcessStartInfo(program, words)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        RedirectStandardInput = true,
    })!;
}
