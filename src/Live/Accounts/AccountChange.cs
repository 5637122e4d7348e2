namespace LiveFair.Live.Accounts;

/// <summary>What is to change in an account; what is null stays as it is.</summary>
/// <param name="SecurityStamp">The new stamp: every change ends the open tokens.</param>
public sealed record AccountChange(string SecurityStamp)
{
    /// <summary>The name others see, 1–20 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Staff, host or admin.</summary>
    public Role? Role { get; init; }

    /// <summary>Whether it may log in no more.</summary>
    public bool? Disabled { get; init; }

    /// <summary>The hash of a new password.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>What the audit trail says of it: fields, the role, whether it is disabled; no name, no hash.</summary>
    public string Trace => string.Join(", ", new[]
    {
        DisplayName is null ? null : "displayName",
        Role is { } role ? $"role {role}" : null,
        Disabled is { } disabled ? (disabled ? "disabled" : "enabled") : null,
        PasswordHash is null ? null : "password",
    }.Where(word => word is not null));
}
