using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Comments;

/// <summary>
/// Why a comment may be removed. A negative opinion is no reason: the rules for live marketing (直播营销管理办法) forbid
/// deleting bad reviews to mislead.
/// </summary>
public static class RemovalReason
{
    private static readonly string[] Known = ["spam", "ad", "privacy", "abuse", "fraud", "illegal", "offTopic"];

    /// <summary>Whether this is one of the reasons that docs/protocol.md lists.</summary>
    public static bool IsKnown([NotNullWhen(true)] string? reason) => Known.Contains(reason);

    /// <summary>The refusal of a removal without such a reason; null with one.</summary>
    public static Refusal? Check(string? reason) => IsKnown(reason)
        ? null
        : Refusal.OneOf("reason", string.Join(", ", Known));
}
