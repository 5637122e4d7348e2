using System.Runtime.InteropServices;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>
/// The signs of interest in one posting. A person counts once for each kind, from their first sign on, for as long as
/// one is left.
/// </summary>
internal sealed class PostingInterest
{
    private static readonly ReactionKind[] Kinds = Enum.GetValues<ReactionKind>();

    private readonly Dictionary<(ViewerId Viewer, ReactionKind Kind), List<InterestSign>> _signs = [];
    private readonly Dictionary<ViewerId, int> _people = [];
    private readonly Dictionary<ReactionKind, int> _counts = Kinds.ToDictionary(kind => kind, _ => 0);

    /// <summary>How many different people there are.</summary>
    public int People => _people.Count;

    /// <summary>A copy: the people of each kind.</summary>
    public IReadOnlyDictionary<ReactionKind, int> Counts => new Dictionary<ReactionKind, int>(_counts);

    /// <summary>The offset of this person's tap of that kind; null when there is none.</summary>
    public long? TapOf(ViewerId viewer, ReactionKind kind) =>
        Of(viewer, kind).FirstOrDefault(sign => sign.How == SignMeans.Tap)?.Offset;

    /// <summary>Takes in a sign, the newest so far.</summary>
    public void Add(InterestSign sign)
    {
        ref var signs = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _signs, (sign.Viewer, sign.Kind), out var exists);
        if (!exists)
        {
            signs = new List<InterestSign>(1);
            _counts[sign.Kind]++;
            _people[sign.Viewer] = _people.GetValueOrDefault(sign.Viewer) + 1;
        }

        signs!.Add(sign);
    }

    /// <summary>Takes back a sign that was added.</summary>
    public void Remove(InterestSign sign)
    {
        var signs = _signs[(sign.Viewer, sign.Kind)];
        signs.Remove(sign);
        if (signs.Count > 0)
        {
            return;
        }

        _signs.Remove((sign.Viewer, sign.Kind));
        _counts[sign.Kind]--;
        if (--_people[sign.Viewer] == 0)
        {
            _people.Remove(sign.Viewer);
        }
    }

    /// <summary>Every sign, or those of one kind, in no order.</summary>
    public IEnumerable<InterestSign> Signs(ReactionKind? kind) =>
        _signs.Where(pair => kind is null || pair.Key.Kind == kind).SelectMany(pair => pair.Value);

    private List<InterestSign> Of(ViewerId viewer, ReactionKind kind) =>
        _signs.TryGetValue((viewer, kind), out var signs) ? signs : [];
}
