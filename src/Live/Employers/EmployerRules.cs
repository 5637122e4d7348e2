namespace LiveFair.Live.Employers;

/// <summary>What an employer, a licence check and a mandate must hold to be kept.</summary>
public static class EmployerRules
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 80;

    /// <summary>The longest kind of enterprise, in characters.</summary>
    public const int MaxNature = 40;

    /// <summary>The longest contact of an employer or a mandate, in characters.</summary>
    public const int MaxContact = 80;

    /// <summary>The longest number of a licence or an agreement, in characters.</summary>
    public const int MaxNumber = 40;

    /// <summary>The longest note of a check, in characters.</summary>
    public const int MaxNote = 500;

    /// <summary>How far ahead a licence check may reach: six months, the longest half of a year.</summary>
    public static readonly TimeSpan LongestCheck = TimeSpan.FromDays(184);

    /// <summary>Why this employer cannot be kept; null when it can. The refusal names the first wrong field.</summary>
    public static Refusal? Check(Employer employer) =>
        employer.Name.Length is < 1 or > MaxName ? Refusal.Length("name", 1, MaxName)
        : employer.Nature?.Length > MaxNature ? Refusal.Length("nature", 0, MaxNature)
        : Contact(employer.Contact);

    /// <summary>As <see cref="Check(Employer)"/>, for a licence check made now.</summary>
    public static Refusal? Check(LicenceCheck check, DateTimeOffset now) =>
        check.LicenceNo.Length is < 1 or > MaxNumber ? Refusal.Length("licenceNo", 1, MaxNumber)
        : check.ValidUntil <= now || check.ValidUntil > now + LongestCheck
            ? Refusal.Invalid("validUntil", FaultKind.SixMonths, "a time ahead, by six months at most.")
        : check.Note?.Length > MaxNote ? Refusal.Length("note", 0, MaxNote)
        : null;

    /// <summary>As <see cref="Check(Employer)"/>, for a mandate.</summary>
    public static Refusal? Check(Mandate mandate) =>
        mandate.AgreementNo.Length is < 1 or > MaxNumber
            ? Refusal.Length("agreementNo", 1, MaxNumber)
        : mandate.Until <= mandate.From ? Refusal.Invalid("to", FaultKind.Order, "a time behind from.")
        : Contact(mandate.Contact);

    private static Refusal? Contact(string? contact) =>
        contact?.Length > MaxContact ? Refusal.Length("contact", 0, MaxContact) : null;
}
