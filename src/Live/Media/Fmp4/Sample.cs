namespace LiveFair.Live.Media.Fmp4;

/// <summary>One frame as a track of a part holds it.</summary>
/// <param name="Data">Its bytes, without any container.</param>
/// <param name="Duration">Until the next one is decoded, in the track's units.</param>
/// <param name="Offset">From its decoding to its showing, in the track's units; may be negative.</param>
/// <param name="IsKey">Whether decoding can begin here; of sound every frame is one.</param>
public readonly record struct Sample(ReadOnlyMemory<byte> Data, uint Duration, int Offset, bool IsKey);

/// <summary>Frames of one track that follow one another without a gap.</summary>
/// <param name="Track">Whose they are.</param>
/// <param name="Start">When the first is decoded, in the track's units since the media timeline's zero.</param>
/// <param name="Samples">At least one.</param>
public sealed record SampleRun(TrackKind Track, long Start, IReadOnlyList<Sample> Samples);

/// <summary>Which moment of the media came in at which moment of the world.</summary>
/// <param name="MediaTime">When the newest frame is shown, in units of the part's first track.</param>
/// <param name="Arrived">When it came in.</param>
public readonly record struct ArrivalClock(long MediaTime, DateTimeOffset Arrived);
