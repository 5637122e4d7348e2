using System.Text.Json;
using LiveFair.Bench.Fair;
using LiveFair.Live.Interest;

namespace LiveFair.Bench.Interest;

/// <summary>Labelled comments, with a reader for each rundown.</summary>
internal sealed class LabelledComments
{
    private readonly Dictionary<string, IntentReader> _readers;

    private LabelledComments(IReadOnlyList<LabelledComment> comments, Dictionary<string, IntentReader> readers)
    {
        Comments = comments;
        _readers = readers;
    }

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<LabelledComment> Comments { get; }

    /// <param name="parts">
    /// examples: they define the kinds; words: looked at while the word lists were written; weights: learnt from; test:
    /// none of these.
    /// </param>
    public static LabelledComments Read(params IReadOnlyList<string> parts)
    {
        var folder = Path.Combine(SourceTree.Root, "tests", "Fixtures");
        var rundowns = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            File.ReadAllText(Path.Combine(folder, "rundowns.json")))!;
        return new LabelledComments(
            [.. parts.SelectMany(part => LabelledComment.Read(Path.Combine(folder, $"comments-{part}.jsonl")))],
            rundowns.ToDictionary(one => one.Key, one => new IntentReader(one.Value)));
    }

    /// <summary>What a comment is read as.</summary>
    public Intent Ask(LabelledComment comment) => _readers[comment.Rundown].Read(comment.Text, comment.Pinned);

    /// <summary>How all of them are read.</summary>
    public Agreement Agree()
    {
        var agreement = new Agreement();
        foreach (var comment in Comments)
        {
            agreement.Add(comment.Means, Ask(comment));
        }

        return agreement;
    }
}
