using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Bench.Interest.Learning;

/// <summary>A labelled comment from which weights are learnt.</summary>
/// <param name="Outcome">What it is labelled as, from 0.</param>
/// <param name="Answer">What the rules say; null: they were written from this very comment, so that it shows nothing
/// of how far they are to be trusted.</param>
/// <param name="Traces">Its wording.</param>
internal sealed record Lesson(int Outcome, int? Answer, IReadOnlyList<Trace> Traces);
