using LiveFair.Live.Ids;

namespace LiveFair.Live.Accounts;

/// <summary>The rows of accounts.</summary>
public interface IAccountStore
{
    /// <summary>Stores a new account; INVALID when the user name is taken.</summary>
    /// <param name="account">As it is to be.</param>
    /// <param name="by">Asked with <see cref="AccountRules.MayOpen"/>; null: the fair, at its first start.</param>
    /// <param name="now">When.</param>
    /// <exception cref="Exception">The store failed, or the station does not exist; nothing was stored.</exception>
    Task<Outcome<Account>> Create(Account account, Caller? by, DateTimeOffset now);

    /// <summary>Changes what the change names and nothing else, and leaves a trace in the audit trail.</summary>
    /// <param name="account">Which.</param>
    /// <param name="change">Asked with <see cref="AccountRules.MayChange"/>.</param>
    /// <param name="by">Who asks; another station's account is not found.</param>
    /// <param name="now">When.</param>
    /// <returns>The account as it is now.</returns>
    Task<Outcome<Account>> Change(AccountId account, AccountChange change, Caller by, DateTimeOffset now);

    /// <summary>
    /// Counts a try to log in as a wrong one, before its password is looked at: tries that come all at once are counted
    /// like those that come one after the other. The last of <see cref="AccountRules.MostTries"/> locks the account.
    /// </summary>
    /// <returns>False when the account is locked, disabled or gone: the password is not to be looked at.</returns>
    Task<bool> TakeTry(AccountId account, DateTimeOffset now);

    /// <summary>The password was right: the tries are forgotten.</summary>
    Task ForgetTries(AccountId account);

    /// <summary>Ends one log-in and no other of the account; again, nothing changes.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="logIn">Which, as its token names it.</param>
    /// <param name="until">When its token ends by itself; until then it is remembered.</param>
    /// <param name="now">What ended by itself until now is forgotten.</param>
    Task EndLogIn(AccountId account, string logIn, DateTimeOffset until, DateTimeOffset now);

    /// <summary>The log-ins that were ended before their tokens' time.</summary>
    Task<IReadOnlyList<string>> EndedLogIns(AccountId account);

    /// <summary>One account; null when there is none.</summary>
    Task<Account?> Find(AccountId account);

    /// <summary>One account by the name it logs in with, normalised; null when there is none.</summary>
    Task<Account?> FindByName(string normalizedName);

    /// <summary>The accounts of a station, by user name.</summary>
    Task<IReadOnlyList<Account>> OfStation(StationId station);

    /// <summary>Whether there is any account at all.</summary>
    Task<bool> Any();
}
