using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using Microsoft.AspNetCore.Identity;

namespace LiveFair.Web.Accounts;

/// <summary>
/// Lets ASP.NET Core Identity check names against the fair's own rows. It writes nothing: Identity would store the
/// whole of a copy that it read before, and undo what somebody else changed meanwhile.
/// </summary>
internal sealed class AccountUserStore(IAccountStore accounts) : IUserStore<Account>
{
    private const string Elsewhere = "Accounts are stored by AccountDesk.";

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException(Elsewhere);

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException(Elsewhere);

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Accounts are disabled, not deleted: the audit trail names them.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        accounts.Find(new AccountId(userId));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindByName(normalizedUserName);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.Id.Value);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        throw new NotSupportedException(Elsewhere);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        throw new NotSupportedException(Elsewhere);

    public void Dispose()
    {
    }
}
