using System.Runtime.InteropServices;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>
/// The signs of interest in one posting, with who applied and enrolled. A person counts once for each kind, from their
/// first sign on, for as long as one is left.
/// </summary>
internal sealed class PostingInterest
{
    private static readonly ReactionKind[] Kinds = Enum.GetValues<ReactionKind>();

    private readonly Dictionary<(ViewerId Viewer, ReactionKind Kind), List<InterestSign>> _signs = [];
    private readonly Dictionary<ViewerId, int> _people = [];
    private readonly Dictionary<ReactionKind, int> _counts = Kinds.ToDictionary(kind => kind, _ => 0);
    private readonly Dictionary<ReactionKind, StepCounts> _newOfKind =
        Kinds.ToDictionary(kind => kind, _ => new StepCounts());

    private readonly StepCounts _newPeople = new();
    private readonly StepCounts _newApplications = new();

    /// <summary>How many different people there are.</summary>
    public int People => _people.Count;

    /// <summary>How many applied.</summary>
    public int Applied { get; private set; }

    /// <summary>How many enrolled while the posting was shown.</summary>
    public int Enrolled { get; private set; }

    /// <summary>Whether any of these is not 0.</summary>
    public bool HasNumbers => People > 0 || Applied > 0 || Enrolled > 0;

    /// <summary>A copy: the people of each kind.</summary>
    public IReadOnlyDictionary<ReactionKind, int> Counts => new Dictionary<ReactionKind, int>(_counts);

    /// <summary>See <see cref="Rising.Of"/>.</summary>
    public int RisingAt(long mediaMs) => Rising.Of(_newPeople, mediaMs);

    /// <summary>The offset of this person's tap of that kind; null when there is none.</summary>
    public long? TapOf(ViewerId viewer, ReactionKind kind) =>
        Of(viewer, kind).FirstOrDefault(sign => sign.How == SignMeans.Tap)?.Offset;

    /// <summary>Takes in an application.</summary>
    public void Apply(long mediaMs)
    {
        Applied++;
        _newApplications.Add(mediaMs, 1);
    }

    /// <summary>Takes in an enrolment.</summary>
    public void Enrol() => Enrolled++;

    /// <summary>Takes in a sign, the newest so far.</summary>
    public void Add(InterestSign sign) => Change(sign, signs =>
    {
        if (signs.Count == 0)
        {
            _counts[sign.Kind]++;
            _people[sign.Viewer] = _people.GetValueOrDefault(sign.Viewer) + 1;
        }

        signs.Add(sign);
    });

    /// <summary>Takes back a sign that was added.</summary>
    public void Remove(InterestSign sign) => Change(sign, signs =>
    {
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
    });

    /// <summary>Every sign, or those of one kind, in no order.</summary>
    public IEnumerable<InterestSign> Signs(ReactionKind? kind) =>
        _signs.Where(pair => kind is null || pair.Key.Kind == kind).SelectMany(pair => pair.Value);

    /// <summary>Who came when; steps in which nobody did are left out.</summary>
    public IReadOnlyList<CurvePoint> Curve(int stepMs)
    {
        var kinds = _newOfKind
            .SelectMany(pair => pair.Value.By(stepMs)
                .Select(step => (AtMs: step.Key, Kind: pair.Key, Count: step.Value)))
            .ToLookup(step => step.AtMs);
        var applied = _newApplications.By(stepMs).ToDictionary();
        return
        [
            .. kinds.Select(step => step.Key).Union(applied.Keys).Order().Select(at => new CurvePoint(
                at, kinds[at].ToDictionary(step => step.Kind, step => step.Count), applied.GetValueOrDefault(at))),
        ];
    }

    /// <summary>Whatever changes, people stand in the curves at the first sign that is left.</summary>
    private void Change(InterestSign sign, Action<List<InterestSign>> change)
    {
        var (person, kind) = (FirstOf(sign.Viewer), FirstOf(sign.Viewer, sign.Kind));
        ref var signs = ref CollectionsMarshal.GetValueRefOrAddDefault(_signs, (sign.Viewer, sign.Kind), out _);
        change(signs ??= new List<InterestSign>(1));
        _newPeople.Move(person, FirstOf(sign.Viewer));
        _newOfKind[sign.Kind].Move(kind, FirstOf(sign.Viewer, sign.Kind));
    }

    private long? FirstOf(ViewerId viewer) =>
        _people.ContainsKey(viewer) ? Kinds.Min(kind => FirstOf(viewer, kind)) : null;

    private long? FirstOf(ViewerId viewer, ReactionKind kind) =>
        Of(viewer, kind) is [var first, ..] ? first.MediaMs : null;

    private List<InterestSign> Of(ViewerId viewer, ReactionKind kind) =>
        _signs.TryGetValue((viewer, kind), out var signs) ? signs : [];
}
