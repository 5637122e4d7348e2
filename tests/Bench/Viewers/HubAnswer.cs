using MessagePack;

namespace LiveFair.Bench.Viewers;

/// <summary>The answer to a comment or a reaction.</summary>
[MessagePackObject]
public sealed record HubAnswer
{
    [Key(0)]
    public bool Ok { get; init; }

    [Key(1)]
    public long? Offset { get; init; }

    [Key(2)]
    public string? Code { get; init; }

    [Key(3)]
    public double? RetryAfterMs { get; init; }
}
