using System.Security.Cryptography;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace LiveFair.Web.Accounts;

/// <summary>Opens, changes and checks accounts, by ASP.NET Core Identity's rules for names and passwords.</summary>
internal sealed class AccountDesk(
    UserManager<Account> users, IAccountStore accounts, AccountStamps stamps, TimeProvider time)
{
    private static readonly PasswordHasher<Account> Hasher = new();

    /// <summary>Takes as long to refuse an unknown name as a wrong password.</summary>
    private static readonly string NobodysHash = Hasher.HashPassword(null!, "nobody's password");

    /// <summary>
    /// Checks a password. Five wrong ones in a row lock the account for five minutes; all refusals are alike.
    /// </summary>
    public async Task<Account?> Check(string? userName, string? password)
    {
        var account = userName is { Length: > 0 and <= 40 } ? await users.FindByNameAsync(userName) : null;
        var maybe = account is not null && await accounts.TakeTry(account.Id, time.GetUtcNow());
        var hash = maybe ? account!.PasswordHash : null;
        var right = Hasher.VerifyHashedPassword(null!, hash ?? NobodysHash, password ?? "")
            != PasswordVerificationResult.Failed;
        if (hash is null || !right)
        {
            return null;
        }

        await accounts.ForgetTries(account!.Id);
        return account;
    }

    /// <summary>What is wrong with a new account or its password; null when nothing is. Nothing is stored.</summary>
    public async Task<Refusal?> Complaint(Account account, string? password)
    {
        if (AccountRules.CheckNames(account.UserName, account.DisplayName) is { } refusal)
        {
            return refusal;
        }

        foreach (var validator in users.UserValidators)
        {
            if (AccountFaults.In("userName", await validator.ValidateAsync(users, account)) is { } refused)
            {
                return refused;
            }
        }

        return await PasswordComplaint(account, password ?? "");
    }

    /// <summary>Opens an account; INVALID names what is wrong with it.</summary>
    /// <param name="by">Who opens it; null: the fair itself, at its first start.</param>
    public async Task<Outcome<Account>> Open(Account account, string? password, Caller? by)
    {
        if (await Complaint(account, password) is { } refusal)
        {
            return refusal;
        }

        account.NormalizedName = users.NormalizeName(account.UserName);
        account.PasswordHash = Hasher.HashPassword(account, password!);
        account.SecurityStamp = NewStamp();
        return await accounts.Create(account, by, time.GetUtcNow());
    }

    /// <summary>Changes an account, and ends its open tokens.</summary>
    /// <param name="password">The new one; null: it stays.</param>
    public async Task<Outcome<Account>> Change(AccountId id, AccountChange change, string? password, Caller by)
    {
        if (password is not null)
        {
            if (await accounts.Find(id) is not { } account || !by.WorksAt(account.Station))
            {
                return Refusal.NotFound("account");
            }

            if (await PasswordComplaint(account, password) is { } refusal)
            {
                return refusal;
            }

            change = change with { PasswordHash = Hasher.HashPassword(account, password) };
        }

        var changed = await accounts.Change(id, change, by, time.GetUtcNow());
        stamps.Forget(id);
        return changed;
    }

    /// <summary>
    /// Ends the log-in that a token came from; the account's others stay, and so do tokens of devices.
    /// </summary>
    public async Task LogOut(Token token)
    {
        if (token is { Role: >= Role.Staff, LogIn: { } logIn })
        {
            var (account, now) = (new AccountId(token.Id), time.GetUtcNow());
            await accounts.EndLogIn(account, logIn, now + TokenSeal.AccountLifetime, now);
            stamps.Forget(account);
        }
    }

    /// <summary>A stamp that no account ever had.</summary>
    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private async Task<Refusal?> PasswordComplaint(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (AccountFaults.In("password", await validator.ValidateAsync(users, account, password)) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }
}
