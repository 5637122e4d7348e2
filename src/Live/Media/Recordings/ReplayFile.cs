using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// A file that is offered without being there: which bytes of it come from where. Any range of it can be read by
/// <see cref="ReplayStream"/>.
/// </summary>
public sealed class ReplayFile
{
    private const int BlankHeader = 16;
    private const int MostParts = 1_000; // Offsets of frames have 31 bits, whatever comes without key frames.

    private readonly List<ReplayPiece> _pieces = [];

    private ReplayFile()
    {
    }

    /// <summary>How long it is.</summary>
    public long Bytes => _pieces.Count == 0 ? 0 : _pieces[^1].At + _pieces[^1].Bytes;

    /// <summary>The numbers of the recorded files that it needs.</summary>
    public IReadOnlyList<int> Needs { get; private init; } = [];

    internal IReadOnlyList<ReplayPiece> Pieces => _pieces;

    /// <summary>
    /// A replay as one MP4 that any player and any editor opens: one header, an index, and the parts of all files in
    /// one time without gaps.
    /// </summary>
    public static ReplayFile Whole(Replay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var tracks = ReplayTrack.Of(replay);
        var file = new ReplayFile { Needs = [.. replay.Runs.Select(run => run.File.Number).Distinct()] };
        var fragments = Fragments(replay, tracks);
        file._pieces.Add(new MadePiece(0, ReplayHeader.Write(replay, tracks, fragments)));
        foreach (var fragment in fragments.Select(indexed => indexed.Rewrite))
        {
            file._pieces.Add(new RewrittenPiece(file.Bytes, fragment));
            foreach (var part in fragment.Parts)
            {
                file.AddMade(part.Added);
                file.AddStored(fragment.File, part.KeptOffset, part.KeptBytes);
            }
        }

        return file;
    }

    /// <summary>
    /// A recorded file as the playlist names its bytes. What is no part of the replay is blank.
    /// </summary>
    /// <returns>Null when the replay has nothing of that file.</returns>
    public static ReplayFile? Recorded(Replay replay, int number)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var runs = replay.Runs.Where(run => run.File.Number == number).ToList();
        if (runs.Count == 0)
        {
            return null;
        }

        var file = new ReplayFile { Needs = [number] };
        file.AddStored(number, 0, runs[0].File.Init.Bytes.Length);
        foreach (var run in runs)
        {
            file.AddBlank(run.Parts[0].Offset - file.Bytes);
            file.AddStored(number, run.Parts[0].Offset, run.Parts[^1].Offset + run.Parts[^1].Bytes - file.Bytes);
        }

        return file;
    }

    /// <summary>A fragment for each segment, and more for one that is very long.</summary>
    private static List<IndexedFragment> Fragments(Replay replay, IReadOnlyList<ReplayTrack> tracks)
    {
        var fragments = new List<IndexedFragment>();
        foreach (var segment in ReplaySegment.Of(replay))
        {
            var run = segment.Run;
            var (first, end) = (segment.First, segment.First + segment.Count);
            for (var (from, start) = (first, segment.StartMs); from < end;)
            {
                var next = Math.Min(from + MostParts, end);
                var until = next == end ? segment.EndMs : run.At(run.Parts[next].StartMs);
                RecordedPart[] parts = [.. run.Parts.Skip(from).Take(next - from)];
                fragments.Add(new IndexedFragment(
                    new FragmentRewrite(run, parts, fragments.Count + 1, tracks), until - start));
                (from, start) = (next, until);
            }
        }

        return fragments;
    }

    /// <summary>The piece that a byte lies in.</summary>
    internal int Find(long at)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _pieces[middle].At <= at ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private void AddStored(int file, long offset, long bytes) =>
        _pieces.Add(new StoredPiece(Bytes, bytes, file, offset));

    private void AddMade(ReadOnlyMemory<byte> bytes)
    {
        if (!bytes.IsEmpty)
        {
            _pieces.Add(new MadePiece(Bytes, bytes));
        }
    }

    /// <summary>A box that players pass over, in place of a part or more (8.1.2); its size has 64 bits.</summary>
    private void AddBlank(long bytes)
    {
        if (bytes > 0)
        {
            var header = new BoxWriter().U32(1).Bytes("free"u8).U64((ulong)bytes);
            _pieces.Add(new MadePiece(Bytes, header.Written.ToArray()));
            _pieces.Add(new BlankPiece(Bytes, bytes - BlankHeader));
        }
    }
}
