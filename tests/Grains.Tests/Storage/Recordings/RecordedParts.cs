using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Grains.Tests.Storage.Recordings;

/// <summary>Parts of half a second, with ten pictures each; every second one begins with a key frame.</summary>
internal sealed class RecordedParts
{
    private const string Avc =
        "0142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20";

    private const int PartMs = 500;
    private const int Frames = 10;

    private readonly PartWriter _writer = new();
    private long _next;

    /// <summary>Another one has the parts that follow begin a new file.</summary>
    public MediaInit Init { get; set; } = NewInit(1);

    public static MediaInit NewInit(int version) => new(
        version, InitSegment.Write(AvcConfig.Parse(Convert.FromHexString(Avc)), null), "avc1.42C00C", 320, 180);

    public IEnumerable<MediaPart> Take(int count) => Enumerable.Range(0, count).Select(_ => Next()).ToList();

    public MediaPart Next()
    {
        var number = _next++;
        var start = number * PartMs;
        var arrived = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero).AddMilliseconds(start + PartMs);
        var isKey = number % 2 == 0;
        var run = new SampleRun(TrackKind.Video, start, [.. Enumerable.Range(0, Frames).Select(frame =>
            new Sample(new byte[100], PartMs / Frames, 0, isKey && frame == 0))]);
        return new MediaPart
        {
            Data = _writer.Write(new ArrivalClock(start + PartMs - 50, arrived), run),
            Init = Init,
            StartMs = start,
            DurationMs = PartMs,
            StartsWithKey = isKey,
            StartsSegment = isKey,
            EndsSegment = !isKey,
            StartsAnew = number == 0,
            Arrived = arrived,
            ArrivedMs = start + PartMs - 50,
        };
    }
}
