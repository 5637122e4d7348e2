using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>A packager that is fed by hand; a tag comes in as long after nine o'clock as its time says.</summary>
internal sealed class Packing(PackagerOptions? options = null)
{
    public static readonly DateTimeOffset NineOClock = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Packager _packager = new(options ?? new PackagerOptions());

    /// <summary>What came out so far.</summary>
    public List<MediaPart> Parts { get; } = [];

    /// <summary>The parts, read back.</summary>
    public IReadOnlyList<ReadPart> Read => [.. Parts.Select(ReadPart.Of)];

    public Packing Take(params IEnumerable<FlvTag> tags)
    {
        foreach (var tag in tags)
        {
            Parts.AddRange(_packager.Take(tag, NineOClock.AddMilliseconds(tag.Ms)));
        }

        return this;
    }

    public Packing Finish()
    {
        Parts.AddRange(_packager.Finish());
        return this;
    }

    /// <summary>25 pictures a second, a key each second, and AAC of 48 kHz.</summary>
    public static IEnumerable<FlvTag> Show(long from, long to) => Picture(from, to).Concat(Sound(from, to))
        .OrderBy(tag => tag.Ms);

    public static IEnumerable<FlvTag> Picture(long from, long to)
    {
        for (var ms = from; ms < to; ms += 40)
        {
            yield return (ms - from) % 1000 == 0 ? Tags.Key(ms) : Tags.Inter(ms);
        }
    }

    public static IEnumerable<FlvTag> Sound(long from, long to)
    {
        for (var frame = 0; from + (frame * 64 / 3) < to; frame++)
        {
            yield return Tags.Sound(from + (frame * 64 / 3));
        }
    }
}
