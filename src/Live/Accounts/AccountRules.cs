using LiveFair.Live.Ids;

namespace LiveFair.Live.Accounts;

/// <summary>Who may open and change accounts, and how often a password may be tried.</summary>
public static class AccountRules
{
    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int MostTries = 5;

    /// <summary>How long it is locked then.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with an account's names; null when nothing is.</summary>
    public static Refusal? CheckNames(string userName, string displayName) =>
        userName.Length is < 2 or > 40 ? Refusal.Length("userName", 2, 40)
        : displayName.Length is < 1 or > 20 ? Refusal.Length("displayName", 1, 20)
        : null;

    /// <summary>
    /// Why an account may not be opened; null when it may. Admins open accounts at their own station, and the first
    /// one at a station that theirs has opened: without that nobody could ever work at a new station.
    /// </summary>
    /// <param name="account">As it is to be.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="present">How many accounts its station has.</param>
    /// <param name="openedBy">The station whose admin opened its station; null: the fair itself.</param>
    /// <returns>For a station of others the same as for one that does not exist.</returns>
    public static Refusal? MayOpen(Account account, Caller by, long present, StationId? openedBy)
    {
        if (by.Role != Role.Admin)
        {
            return Refusal.NotAllowed("Accounts are opened by an admin.");
        }

        if (by.WorksAt(account.Station))
        {
            return null;
        }

        if (present > 0 || openedBy is null || openedBy != by.Station)
        {
            return Refusal.NotFound("station");
        }

        return account.Role == Role.Admin
            ? null
            : Refusal.Invalid(
                "role",
                FaultKind.FirstAdmin,
                "a station's first account is its admin, or nobody could open the next one.");
    }

    /// <summary>Why an account may not be changed like that; null when it may.</summary>
    /// <param name="account">As it is.</param>
    /// <param name="change">What is to change.</param>
    /// <param name="otherAdmins">How many other admins of its station are not disabled.</param>
    public static Refusal? MayChange(Account account, AccountChange change, long otherAdmins)
    {
        var isAdmin = account is { Role: Role.Admin, Disabled: false };
        var staysAdmin = (change.Role ?? account.Role) == Role.Admin && !(change.Disabled ?? account.Disabled);
        return CheckNames(account.UserName, change.DisplayName ?? account.DisplayName)
            ?? (isAdmin && !staysAdmin && otherAdmins == 0
                ? Refusal.Invalid(
                    new Fault(FaultKind.LastAdmin, "role"),
                    "role, disabled: a station's last admin stays one; nobody could undo it.")
                : null);
    }
}
