using LiveFair.Live.Interest;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>Comments that ask the same, as HTTP answers them.</summary>
internal sealed record QuestionGroupMessage
{
    public required string Key { get; init; }

    public string? PostingId { get; init; }

    public required string Topic { get; init; }

    public required string Text { get; init; }

    public required int Askers { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<long> Offsets { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required IReadOnlyList<object> Samples { get; init; }

    public GivenAnswer? Answer { get; init; }

    public static QuestionGroupMessage From(QuestionGroup group) => new()
    {
        Key = group.Key,
        PostingId = group.Posting?.Value,
        Topic = Words.Of(group.Topic),
        Text = group.Text,
        Askers = group.Askers,
        Count = group.Count,
        Offsets = group.Offsets,
        FirstAt = group.FirstAt,
        LastAt = group.LastAt,
        Samples =
            [.. group.Samples.Select(one => new { one.Offset, one.At, By = PersonMessage.From(one.By), one.Text })],
        Answer = group.Answer,
    };
}
