using LiveFair.Live.Terms;

namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// What of a topic a question asks for (file aspects.txt): of the working hours the shifts, days off, overtime. One
/// answer serves for an aspect, and not for all of a topic. Linear in the question's length.
/// </summary>
internal static class QuestionAspects
{
    private static readonly Dictionary<QuestionTopic, Aspects> Topics = EmbeddedWords.Read("aspects.txt")
        .SelectMany(WordFile.Read)
        .Select(section => (Names: section.Name.Split(' '), section.Entries))
        .GroupBy(
            section => Enum.Parse<QuestionTopic>(section.Names[0], ignoreCase: true),
            section => section.Entries.Select(word => (Word: word, Aspect: section.Names[1])))
        .ToDictionary(topic => topic.Key, topic => new Aspects([.. topic.SelectMany(words => words)]));

    /// <summary>The name of the aspect; null where it asks for the topic as a whole.</summary>
    /// <param name="topic">What the question is about.</param>
    /// <param name="text">Its words.</param>
    public static string? Of(QuestionTopic topic, string text) =>
        Topics.GetValueOrDefault(topic)?.Of(EmbeddedWords.Lexicon.Fold(text).Letters);

    private sealed class Aspects((string Word, string Aspect)[] words)
    {
        private readonly TermAutomaton _words = new([.. words.Select(one => one.Word)]);

        public string? Of(string letters) => _words.Find(letters)
            .OrderByDescending(found => found.End - found.Start).ThenBy(found => found.Start)
            .Select(found => words[found.Term].Aspect).FirstOrDefault();
    }
}
