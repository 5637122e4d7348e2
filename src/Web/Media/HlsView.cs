using System.Collections.Immutable;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Web.Media;

/// <summary>
/// What players can have of a stream at one moment. Never changes: the next moment has a view of its own.
/// </summary>
internal sealed class HlsView
{
    /// <summary>Whole segments that a playlist lists.</summary>
    public const int Listed = 7;

    /// <summary>Whole segments whose parts it lists.</summary>
    public const int ListedInParts = 3;

    /// <summary>Whole segments that are kept: who has an older playlist still finds what it lists.</summary>
    public const int Kept = 10;

    private const long MostBytes = 64 * 1024 * 1024;
    private const int ShortPart = 1_000;
    private const int AdvanceLimit = 3;

    private readonly long _first;

    public HlsView(
        string folder, long first, int partMs, int targetSeconds, bool isEnded, ImmutableArray<HlsSegment> all)
    {
        (Folder, _first, IsEnded, Segments) = (folder, first, isEnded, all);
        PartMs = all.SelectMany(segment => segment.Parts).Select(part => (int)part.DurationMs)
            .Append(partMs).Max();
        TargetSeconds = targetSeconds;
        Playlist = all.IsEmpty ? null : HlsPlaylist.Write(this);
    }

    /// <summary>What addresses of segments begin with, seen from the playlist.</summary>
    public string Folder { get; }

    /// <summary>The oldest first; only the last may be unfinished.</summary>
    public ImmutableArray<HlsSegment> Segments { get; }

    /// <summary>Those that the playlist lists.</summary>
    public ReadOnlySpan<HlsSegment> Shown =>
        Segments.AsSpan()[Math.Max(0, Segments.Length - Listed - (IsOpen ? 1 : 0))..];

    /// <summary>Whether the last segment is unfinished.</summary>
    public bool IsOpen => Segments is [.., { IsDone: false }];

    /// <summary>Whether nothing will come any more.</summary>
    public bool IsEnded { get; }

    /// <summary>No part that is kept is longer, in ms.</summary>
    public int PartMs { get; }

    /// <summary>No segment was longer, rounded to seconds.</summary>
    public int TargetSeconds { get; }

    /// <summary>The playlist; null before the first part.</summary>
    public byte[]? Playlist { get; }

    /// <summary>Where the next part will lie.</summary>
    public HlsPlace Next =>
        Segments.IsEmpty ? new HlsPlace(_first, 0)
        : IsOpen ? new HlsPlace(Segments[^1].Number, Segments[^1].Parts.Length)
        : new HlsPlace(Segments[^1].Number + 1, 0);

    /// <summary>The segments to keep of these: the last, unless they weigh too much.</summary>
    public static ImmutableArray<HlsSegment> Keep(ImmutableArray<HlsSegment> all)
    {
        var bytes = all.Sum(segment => segment.Bytes);
        var gone = 0;
        while (all.Length - gone > Kept + 1 || (all.Length - gone > ListedInParts && bytes > MostBytes))
        {
            bytes -= all[gone++].Bytes;
        }

        return all.RemoveRange(0, gone);
    }

    /// <summary>
    /// Whether a place was reached. A part behind the last of a whole segment is the first of the next (rfc8216bis,
    /// 6.2.5.2).
    /// </summary>
    public bool Reaches(HlsPlace place)
    {
        var next = Next;
        if (Segments.IsEmpty || place.Segment >= next.Segment)
        {
            return place.Segment == next.Segment && place.Part < next.Part;
        }

        var isLast = place.Segment == next.Segment - 1;
        return !isLast || place.Part is not { } part || next.Part > 0 || part < Segments[^1].Parts.Length;
    }

    /// <summary>Whether a place lies so far ahead that nobody who read a playlist asks for it (6.2.5.2).</summary>
    public bool IsFarFrom(HlsPlace place)
    {
        const int segmentsAhead = 2;
        var next = Next;
        var last = next.Part > 0 ? next.Segment : next.Segment - 1;
        var ahead = PartMs < ShortPart ? AdvanceLimit : ((AdvanceLimit * ShortPart) + PartMs - 1) / PartMs;
        var from = place.Segment == next.Segment ? next.Part : 0;
        return place.Segment > last + segmentsAhead || (place.Segment >= next.Segment && place.Part >= from + ahead);
    }

    /// <summary>A segment that is kept; null when there is none of that number.</summary>
    public HlsSegment? Find(long number)
    {
        var index = Segments.IsEmpty ? -1 : number - Segments[0].Number;
        return index >= 0 && index < Segments.Length ? Segments[(int)index] : null;
    }

    /// <summary>A part that is kept; null when there is none at that place.</summary>
    public MediaPart? Find(HlsPlace place) =>
        Find(place.Segment) is { } segment && place.Part is { } part && part >= 0 && part < segment.Parts.Length
            ? segment.Parts[part]
            : null;

    /// <summary>An init segment of what is kept.</summary>
    public MediaInit? FindInit(string name) => Segments.FirstOrDefault(segment => segment.Init.Name == name)?.Init.Made;
}
