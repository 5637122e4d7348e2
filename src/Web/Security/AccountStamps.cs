using System.Collections.Concurrent;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Security;

/// <summary>
/// Knows whether an account's tokens still hold; looks at most once in five seconds for each account.
/// </summary>
internal sealed class AccountStamps(IAccountStore accounts, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>
    /// Whether the account is enabled and unchanged since the token was given, and the token's log-in was not ended.
    /// </summary>
    public async ValueTask<bool> Holds(Token token)
    {
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(token.Id, out var known) || now - known.At > Fresh)
        {
            known = await Look(new AccountId(token.Id), now);
            _known[token.Id] = known;
        }

        return known.Stamp is not null && known.Stamp == token.Stamp
            && (token.LogIn is null || !known.Ended.Contains(token.LogIn));
    }

    /// <summary>Looks again at once: the account was just changed here.</summary>
    public void Forget(AccountId account) => _known.TryRemove(account.Value, out _);

    private async Task<Known> Look(AccountId id, DateTimeOffset now)
    {
        var account = await accounts.Find(id);
        return new Known(
            account is { Disabled: false } ? account.SecurityStamp : null, await accounts.EndedLogIns(id), now);
    }

    private readonly record struct Known(string? Stamp, IReadOnlyList<string> Ended, DateTimeOffset At);
}
