namespace LiveFair.Live.Interest.Reading;

/// <summary>Finds what a question is about.</summary>
internal static class TopicOf
{
    /// <summary>
    /// Which topic decides when a thought names several: the thing (面试几点, 住宿多少钱) before the measure asked of it.
    /// </summary>
    private static readonly QuestionTopic[] Order =
    [
        QuestionTopic.Contract, QuestionTopic.Age, QuestionTopic.Gender, QuestionTopic.Family,
        QuestionTopic.BoardLodging, QuestionTopic.Apply, QuestionTopic.Place, QuestionTopic.Requirement,
        QuestionTopic.Pay, QuestionTopic.Hours, QuestionTopic.Other,
    ];

    /// <summary>The topic of the asking clause, or else of the nearest before it, or else behind it.</summary>
    public static QuestionTopic Read(IReadOnlyList<Clause> clauses, int asking, Meanings meanings)
    {
        for (var at = asking; at >= 0; at--)
        {
            if (In(clauses[at], meanings) is { } topic)
            {
                return topic;
            }
        }

        for (var at = asking + 1; at < clauses.Count; at++)
        {
            if (In(clauses[at], meanings) is { } topic)
            {
                return topic;
            }
        }

        return QuestionTopic.Other;
    }

    private static QuestionTopic? In(Clause clause, Meanings meanings)
    {
        var found = new HashSet<QuestionTopic>();
        var trades = new Queue<Meaning>(meanings.In(Layer.Trade, clause));
        foreach (var topic in meanings.In(Layer.Topic, clause))
        {
            while (trades.TryPeek(out var trade) && trade.End < topic.End)
            {
                trades.Dequeue();
            }

            if (!trades.TryPeek(out var name) || !IsInName(topic, name))
            {
                found.Add((QuestionTopic)topic.Value);
            }
        }

        return found.Count == 0 ? null : Order.First(found.Contains);
    }

    /// <summary>公交 in 公交司机 asks for no bus.</summary>
    private static bool IsInName(Meaning topic, Meaning trade) =>
        trade.Start <= topic.Start && trade.End >= topic.End && (QuestionTopic)topic.Value
            is QuestionTopic.Place or QuestionTopic.BoardLodging or QuestionTopic.Family or QuestionTopic.Hours;
}
