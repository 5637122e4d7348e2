using LiveFair.Live.Ids;

namespace LiveFair.Live.Accounts;

/// <summary>An account of a station's people. Mutable, as ASP.NET Core Identity wants its users.</summary>
public sealed class Account
{
    /// <summary>Which account.</summary>
    public required AccountId Id { get; init; }

    /// <summary>The station it belongs to.</summary>
    public required StationId Station { get; init; }

    /// <summary>The name to log in with, 2–40 characters.</summary>
    public required string UserName { get; set; }

    /// <summary><see cref="UserName"/> as compared.</summary>
    public string NormalizedName { get; set; } = "";

    /// <summary>The name others see.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Staff, host or admin.</summary>
    public required Role Role { get; set; }

    /// <summary>As ASP.NET Core Identity hashes it.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes when anything does that must end open tokens.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Wrong passwords in a row.</summary>
    public int FailedCount { get; set; }

    /// <summary>No log-in before this.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>Whether it may log in at all.</summary>
    public bool Disabled { get; set; }
}
