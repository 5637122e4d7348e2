using LiveFair.Live.Ids;

namespace LiveFair.Live.Accounts;

/// <summary>The rows of accounts.</summary>
public interface IAccountStore
{
    /// <summary>Stores a new account; INVALID when the user name is taken.</summary>
    Task<Outcome<Account>> Create(Account account, DateTimeOffset now);

    /// <summary>Stores an account's changed fields; false when it is gone.</summary>
    Task<bool> Update(Account account);

    /// <summary>One account; null when there is none.</summary>
    Task<Account?> Find(AccountId account);

    /// <summary>One account by the name it logs in with, normalised; null when there is none.</summary>
    Task<Account?> FindByName(string normalizedName);

    /// <summary>The accounts of a station, by user name.</summary>
    Task<IReadOnlyList<Account>> OfStation(StationId station);

    /// <summary>Whether there is any account at all.</summary>
    Task<bool> Any();
}
