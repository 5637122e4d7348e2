using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace LiveFair.Web.Accounts;

/// <summary>Opens, changes and checks accounts, through ASP.NET Core Identity.</summary>
internal sealed class AccountDesk(UserManager<Account> users, AccountStamps stamps)
{
    private static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Takes as long to refuse an unknown name as a wrong password.</summary>
    private static readonly string NobodysHash = Hasher.HashPassword(null!, "nobody's password");

    /// <summary>Checks a password. Five wrong ones in a row lock the account for five minutes; all refusals are alike.</summary>
    public async Task<Account?> Check(string? userName, string? password)
    {
        var account = userName is { Length: > 0 and <= 40 } ? await users.FindByNameAsync(userName) : null;
        if (account is null || account.Disabled || await users.IsLockedOutAsync(account))
        {
            Hasher.VerifyHashedPassword(null!, NobodysHash, password ?? "");
            return null;
        }

        if (!await users.CheckPasswordAsync(account, password ?? ""))
        {
            await users.AccessFailedAsync(account);
            return null;
        }

        await users.ResetAccessFailedCountAsync(account);
        return account;
    }

    /// <summary>Opens an account; INVALID names what is wrong with it.</summary>
    public async Task<Outcome<Account>> Open(Account account, string? password)
    {
        if (account.UserName.Length is < 2 or > 40 || account.DisplayName.Length is < 1 or > 20)
        {
            return Refusal.Invalid("userName: 2 to 40 characters; displayName: 1 to 20.");
        }

        var result = await users.CreateAsync(account, password ?? "");
        return result.Succeeded ? account : Refusal.Invalid(string.Join(' ', result.Errors.Select(e => e.Description)));
    }

    /// <summary>Changes an account, and ends its open tokens.</summary>
    public async Task<Outcome<Account>> Change(AccountId id, StationId station, Action<Account> change, string? password)
    {
        var account = await users.FindByIdAsync(id.Value);
        if (account is null || account.Station != station)
        {
            return Refusal.NotFound("account");
        }

        change(account);
        if (account.DisplayName.Length is < 1 or > 20)
        {
            return Refusal.Invalid("displayName: 1 to 20 characters.");
        }

        if (password is not null)
        {
            foreach (var validator in users.PasswordValidators)
            {
                var valid = await validator.ValidateAsync(users, account, password);
                if (!valid.Succeeded)
                {
                    return Refusal.Invalid($"password: {string.Join(' ', valid.Errors.Select(e => e.Description))}");
                }
            }

            account.PasswordHash = Hasher.HashPassword(account, password);
        }

        await users.UpdateSecurityStampAsync(account);
        stamps.Forget(id);
        return account;
    }
}
