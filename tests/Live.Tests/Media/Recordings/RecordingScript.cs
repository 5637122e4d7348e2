using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Recordings;

/// <summary>
/// Writes a recorded file in parts of 500 ms: five pictures of 100 ms each, and sound where there is some.
/// </summary>
internal sealed class RecordingScript
{
    public const int PartMs = 500;

    public static readonly DateTimeOffset Started = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    private readonly MemoryStream _bytes = new();
    private readonly PartWriter _writer = new();
    private readonly int _soundRate;

    private readonly bool _hasPicture;

    private RecordingScript(string? avc, SoundConfig? sound)
    {
        _soundRate = sound?.SampleRate ?? 0;
        _hasPicture = avc is not null;
        _bytes.Write(InitSegment.Write(avc is null ? null : AvcConfig.Parse(Convert.FromHexString(avc)), sound));
    }

    public byte[] Bytes => _bytes.ToArray();

    public static RecordingScript Silent(string avc = Tags.Avc) => new(avc, null);

    public static RecordingScript WithSound(string avc = Tags.Avc, string aac = Tags.Aac) =>
        new(avc, SoundConfig.Of(AacConfig.Parse(Convert.FromHexString(aac))!));

    public static RecordingScript SoundAlone() =>
        new(null, SoundConfig.Of(AacConfig.Parse(Convert.FromHexString(Tags.Aac))!));

    public static DateTimeOffset At(long sessionMs) => Started.AddMilliseconds(sessionMs);

    /// <summary>Parts one behind another.</summary>
    /// <param name="fromMs">Where the first begins on the media timeline; it begins with a key frame.</param>
    /// <param name="count">How many.</param>
    /// <param name="lateMs">How much later than that, on the session's clock, a frame came in.</param>
    /// <param name="keyEvery">Of so many parts the first begins with a key frame.</param>
    public RecordingScript Parts(long fromMs, int count, long lateMs = 0, int keyEvery = 2)
    {
        for (var i = 0; i < count; i++)
        {
            var start = fromMs + (i * PartMs);
            var clock = new ArrivalClock(start + 400, At(start + 400 + lateMs));
            var picture = new SampleRun(TrackKind.Video, start, [.. Enumerable.Range(0, 5).Select(frame =>
                new Sample(new[] { (byte)i, (byte)frame }, 100, 0, frame == 0 && i % keyEvery == 0))]);
            _bytes.Write(_soundRate == 0 ? _writer.Write(clock, picture)
                : _hasPicture ? _writer.Write(clock, picture, Sound(fromMs, i))
                : _writer.Write(clock, Sound(fromMs, i)));
        }

        return this;
    }

    public RecordedFile File(int number = 1)
    {
        _bytes.Position = 0;
        return RecordedFile.Read(number, _bytes) ?? throw new InvalidDataException("The script is no recording.");
    }

    public static Replay Replay(params IReadOnlyList<RecordedFile> files) =>
        Live.Media.Recordings.Replay.Of(files, Started, At(3_600_000))!;

    /// <summary>The frames of sound whose beginning lies in the part.</summary>
    private SampleRun Sound(long fromMs, int part)
    {
        long Frames(int parts) =>
            ((parts * (long)PartMs * _soundRate / 1_000) + AacConfig.FrameSamples - 1) / AacConfig.FrameSamples;

        var (first, end) = (Frames(part), Frames(part + 1));
        return new SampleRun(
            TrackKind.Audio,
            (fromMs * _soundRate / 1_000) + (first * AacConfig.FrameSamples),
            [.. Enumerable.Range(0, (int)(end - first)).Select(frame =>
                new Sample(new byte[] { 0x21, (byte)part, (byte)frame }, AacConfig.FrameSamples, 0, true))]);
    }
}
