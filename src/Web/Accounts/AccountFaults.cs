using LiveFair.Live;
using Microsoft.AspNetCore.Identity;

namespace LiveFair.Web.Accounts;

/// <summary>What ASP.NET Core Identity says against a name or a password, as a refusal.</summary>
internal static class AccountFaults
{
    /// <summary>The shortest password, in characters.</summary>
    public const int LeastPassword = 10;

    /// <summary>How many different characters a password has at least.</summary>
    public const int LeastVariety = 4;

    /// <summary>The refusal that names the field and its first fault; null when there is none.</summary>
    public static Refusal? In(string field, IdentityResult result) => result.Succeeded
        ? null
        : new Refusal(
            RefusalCode.Invalid,
            $"{field}: {string.Join(' ', result.Errors.Select(error => error.Description))}",
            Fault: Fault(field, result.Errors.First().Code));

    private static Fault? Fault(string field, string code) => code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => new Fault(FaultKind.Taken, field),
        nameof(IdentityErrorDescriber.InvalidUserName) => new Fault(FaultKind.LogInName, field),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
            new Fault(FaultKind.Variety, field, Least: LeastVariety),
        nameof(IdentityErrorDescriber.PasswordTooShort) => new Fault(FaultKind.Length, field, Least: LeastPassword),
        _ => null,
    };
}
