using System.Collections.Concurrent;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Security;

/// <summary>Knows whether an account's tokens still hold; looks at most once in five seconds for each account.</summary>
internal sealed class AccountStamps(IAccountStore accounts, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Known> _known = new();

    /// <summary>Whether the account is enabled and unchanged since the token was given.</summary>
    public async ValueTask<bool> Holds(Token token)
    {
        var now = time.GetUtcNow();
        if (!_known.TryGetValue(token.Id, out var known) || now - known.At > Fresh)
        {
            var account = await accounts.Find(new AccountId(token.Id));
            known = new Known(account is { Disabled: false } ? account.SecurityStamp : null, now);
            _known[token.Id] = known;
        }

        return known.Stamp is not null && known.Stamp == token.Stamp;
    }

    /// <summary>Looks again at once: the account was just changed here.</summary>
    public void Forget(AccountId account) => _known.TryRemove(account.Value, out _);

    private readonly record struct Known(string? Stamp, DateTimeOffset At);
}
