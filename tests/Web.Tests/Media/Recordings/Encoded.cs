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
        Assert.Null(new FlvReader().Feed(Judge.Output("ffmpeg", $"-v error {Input} -f flv pipe:1".Split(' ')), tags));
        return tags;
    });

    public static IReadOnlyList<FlvTag> Tags => All.Value;

    /// <summary>Without the end of the sequence, which is no picture.</summary>
    public static int Pictures => Tags.Count(tag => tag.Kind == FlvKind.Video && tag.Body[1] == 1);

    public static int Sounds => Tags.Count(tag => tag is { Kind: FlvKind.Audio, IsConfig: false });
}
