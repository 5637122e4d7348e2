namespace LiveFair.Live.Interest.Reading;

/// <summary>A clause and what is said in it.</summary>
/// <param name="Clause">Where.</param>
/// <param name="Said">The signals, in their order; what begins inside a negation is not among them.</param>
/// <param name="Hints">What it speaks of, in the order.</param>
/// <param name="Joints">How it is joined to the others.</param>
internal sealed record Thought(
    Clause Clause, IReadOnlyList<Meaning> Said, IReadOnlyList<Meaning> Hints, IReadOnlyList<Meaning> Joints)
{
    private const string Stress = "太这那才就只还谁又连都";

    /// <summary>Reads the clauses of a comment.</summary>
    public static IReadOnlyList<Thought> Of(FoldedComment text, IReadOnlyList<Clause> clauses, Meanings meanings) =>
        clauses.Select(clause => new Thought(
            clause,
            Stated(text, clause, meanings.In(Layer.Signal, clause)),
            meanings.In(Layer.Hint, clause).Where(one => one.Value != (int)Hint.Nothing).ToList(),
            meanings.In(Layer.Joint, clause).ToList())
        {
            IsStressed = text.Letters.AsSpan(clause.Start, clause.End - clause.Start).ContainsAny(Stress),
        }).ToList();

    /// <summary>Whether it says this.</summary>
    public bool Says(Signal signal) => Said.Any(one => one.Value == (int)signal);

    /// <summary>Whether it objects or refuses, or cannot believe it.</summary>
    public bool IsAgainst => Said.Any(one => (Signal)one.Value
        is Signal.Far or Signal.PayLow or Signal.Hours or Signal.Refuse or Signal.Doubt);

    /// <summary>Whether it asks in words.</summary>
    public bool Asks => Says(Signal.Ask) && !Says(Signal.Chat);

    /// <summary>Whether nothing but the mark behind it asks; 就这点？ with its stress does not.</summary>
    public bool IsMarked => Clause.IsAsked && Clause.End - Clause.Start > 1 && !(IsAgainst && IsStressed)
        && !Said.Any(one => (Signal)one.Value is Signal.Chat or Signal.Ask or Signal.Refuse or Signal.Doubt);

    /// <summary>Whether a word stands in it with which one is astonished: 才, 这么.</summary>
    public required bool IsStressed { get; init; }

    /// <summary>Whether a condition is named in it: 要是, 的话.</summary>
    public bool IsIf => Joints.Any(one => one.Value == (int)Joint.If);

    /// <summary>Whether 就 in it takes what was said before for the condition.</summary>
    public bool IsThen => Joints.Any(one => one.Value == (int)Joint.Then);

    /// <summary>Whether it begins with such a 就: then the condition stands in the thought before.</summary>
    public bool BeginsThen => Joints.Any(one => one.Value == (int)Joint.Then && one.Start <= Clause.Start + 1);

    private static List<Meaning> Stated(FoldedComment text, Clause clause, IEnumerable<Meaning> signals)
    {
        var said = new List<Meaning>();
        var denied = 0;
        foreach (var signal in signals)
        {
            if (signal.Start >= denied || (Signal)signal.Value is not (
                Signal.Want or Signal.Far or Signal.PayLow or Signal.Hours))
            {
                said.Add(signal);
            }

            if ((Signal)signal.Value is Signal.Refuse or Signal.Nothing)
            {
                denied = Math.Max(denied, signal.End);
            }
        }

        if (Code.Stands(text, clause))
        {
            said.Add(new Meaning(clause.End, clause.End, (int)Signal.Want));
        }

        return said;
    }
}
