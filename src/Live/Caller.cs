using LiveFair.Live.Ids;

namespace LiveFair.Live;

/// <summary>Who asks, as read from a checked token at the door.</summary>
[GenerateSerializer, Immutable]
public sealed record Caller
{
    /// <summary>Somebody without a token.</summary>
    public static readonly Caller Nobody = new();

    /// <summary>The role the token proves.</summary>
    [Id(0)]
    public Role Role { get; init; }

    /// <summary>The viewer; set when <see cref="Role"/> is <see cref="Role.Viewer"/>.</summary>
    [Id(1)]
    public ViewerId? Viewer { get; init; }

    /// <summary>The account; set for admin, host and staff.</summary>
    [Id(2)]
    public AccountId? Account { get; init; }

    /// <summary>The account's station.</summary>
    [Id(3)]
    public StationId? Station { get; init; }

    /// <summary>Nickname or display name as others see it.</summary>
    [Id(4)]
    public string Name { get; init; } = "";

    /// <summary>
    /// Other viewers who confirmed a phone that this viewer confirmed: the same person's other devices. Filled in where
    /// a mute of one must hold for all, empty elsewhere.
    /// </summary>
    [Id(5)]
    public ViewerId[] SamePhone { get; init; } = [];

    /// <summary>Whether this is an account of a station (staff, host or admin).</summary>
    public bool IsStaff => Role >= Role.Staff;

    /// <summary>One key for viewers and accounts alike, as stored beside an opId: <c>v:ID</c> or <c>a:ID</c>.</summary>
    public string Key => Viewer is { } viewer ? $"v:{viewer}" : Account is { } account ? $"a:{account}" : "";

    /// <summary>Whether this is an account of that very station.</summary>
    public bool WorksAt(StationId station) => IsStaff && Station == station;
}
