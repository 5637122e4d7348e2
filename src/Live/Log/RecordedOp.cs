namespace LiveFair.Live.Log;

/// <summary>An act that stands in a log.</summary>
/// <param name="Offset">Its place.</param>
/// <param name="Digest">Fingerprint of its content.</param>
[GenerateSerializer, Immutable]
public sealed record RecordedOp([property: Id(0)] long Offset, [property: Id(1)] long Digest)
{
    /// <summary>
    /// What a call with the same opId is told: the first place again, or OP_REUSED for other content.
    /// </summary>
    public Outcome<Appended> Answer(long digest) =>
        digest == Digest ? new Appended(AppendKind.Repeated, Offset) : Refusal.OpReused();
}
