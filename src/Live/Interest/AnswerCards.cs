using LiveFair.Live.Comments;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>What a station's answer cards must hold to be kept, and those that a new station begins with.</summary>
public static class AnswerCards
{
    /// <summary>The most cards of one station: more do not fit beside a broadcast.</summary>
    public const int Most = 50;

    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitle = 20;

    /// <summary>The last place that a card may have.</summary>
    public const int LastPosition = 999;

    /// <summary>Cleans a card's words, and checks what it holds.</summary>
    /// <returns>The card as it may be kept; or a refusal that names the first wrong field.</returns>
    public static Outcome<AnswerCard> Clean(AnswerCard card)
    {
        if (ShownText.Line(card.Title) is not { Length: > 0 } title || ShownText.IsOver(title, MaxTitle))
        {
            return Refusal.Length("title", 1, MaxTitle);
        }

        if (card.Position is < 0 or > LastPosition)
        {
            return Refusal.Range("position", 0, LastPosition);
        }

        var text = CommentText.Clean(card.Text);
        return text.Ok ? card with { Title = title, Text = text.Value } : text.Refused;
    }

    /// <summary>The answer to one card too many.</summary>
    public static Refusal TooMany { get; } = Refusal.Invalid(
        new Fault(FaultKind.TooMany, Most: Most), $"A station has at most {Most} answer cards.");

    /// <summary>
    /// 食宿、班次、夫妻房、结算: what is asked in every broadcast. They promise nothing that the posting does not say,
    /// and are changed and deleted like any other card. Nobody may take a deposit or keep papers: labour contract law
    /// (劳动合同法) Art. 9.
    /// </summary>
    /// <param name="station">Whose they will be.</param>
    /// <param name="nextId">A fresh id for each.</param>
    public static IReadOnlyList<AnswerCard> Standard(StationId station, Func<AnswerCardId> nextId)
    {
        AnswerCard Card(int position, QuestionTopic topic, string title, string text) => new()
        {
            Id = nextId(), Station = station, Topic = topic, Title = title, Text = text, Position = position,
        };
        return
        [
            Card(0, QuestionTopic.BoardLodging, "食宿", "“{title}”的福利：{benefits}。食宿没写明的，报名后由驿站向企业问清再答复您。"),
            Card(1, QuestionTopic.Hours, "班次", "“{title}”的班次：{hours}。排班细节报名后由驿站告诉您。"),
            Card(2, QuestionTopic.Family, "夫妻房", "夫妻、家人想一起做的，请各自报名并在跟进群里说一声；“{title}”有没有夫妻房，由驿站问过企业后答复。"),
            Card(3, QuestionTopic.Pay, "结算", "“{title}”的工资：{pay}，以岗位卡写的为准。招工收押金、扣证件是违法的，有人收请告诉驿站。"),
        ];
    }
}
