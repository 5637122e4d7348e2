namespace LiveFair.Faults.Tests.Ledgers;

/// <summary>What a client does.</summary>
public enum Deed
{
    Comment,
    Application,
    Enrolment,
}

/// <summary>What the client knows of it.</summary>
public enum Verdict
{
    Unknown,
    Done,
    Refused,
}

/// <summary>
/// One intended act in a client's ledger, written down before it is sent. One client uses it at a time.
/// </summary>
/// <param name="OpId">Its name on the wire.</param>
/// <param name="Deed">What it is.</param>
/// <param name="Who">The viewer.</param>
/// <param name="Content">The text of a comment, the posting of an application.</param>
public sealed record Act(string OpId, Deed Deed, string Who, string Content)
{
    public Verdict Verdict { get; private set; }

    /// <summary>The offset, lead or group that was acknowledged; the code of a refusal.</summary>
    public string Result { get; private set; } = "";

    /// <summary>How often no answer came.</summary>
    public int Lost { get; private set; }

    /// <summary>An answer that differs from the first one; null while there is none.</summary>
    public string? Contradiction { get; private set; }

    public void NoAnswer() => Lost++;

    public void Answered(Verdict verdict, string result)
    {
        if (Verdict == Verdict.Done)
        {
            // A repeat may be refused for the moment (too fast); it may not be answered with another result.
            Contradiction ??= verdict == Verdict.Done && result != Result ? result : null;
            return;
        }

        (Verdict, Result) = (verdict, result);
    }
}
