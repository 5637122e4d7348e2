using System.Text.Json;
using LiveFair.Live.Interest;

namespace LiveFair.Bench.Interest;

/// <summary>The labelled comments of one half, with a reader for each rundown.</summary>
internal sealed class LabelledComments
{
    private readonly Dictionary<string, IntentReader> _readers;

    private LabelledComments(IReadOnlyList<LabelledComment> comments, Dictionary<string, IntentReader> readers)
    {
        Comments = comments;
        _readers = readers;
    }

    public IReadOnlyList<LabelledComment> Comments { get; }

    /// <param name="half">tune: looked at while the rules were written; test: never looked at.</param>
    public static LabelledComments Read(string half)
    {
        var folder = Path.Combine(Root(), "tests", "Fixtures");
        var rundowns = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            File.ReadAllText(Path.Combine(folder, "rundowns.json")))!;
        return new LabelledComments(
            LabelledComment.Read(Path.Combine(folder, $"comments-{half}.jsonl")),
            rundowns.ToDictionary(one => one.Key, one => new IntentReader(one.Value)));
    }

    /// <summary>What the rules say of a comment.</summary>
    public Intent Ask(LabelledComment comment) => _readers[comment.Rundown].Read(comment.Text, comment.Pinned);

    /// <summary>How the rules do on all of them.</summary>
    public Agreement Agree()
    {
        var agreement = new Agreement();
        foreach (var comment in Comments)
        {
            agreement.Add(comment.Means, Ask(comment));
        }

        return agreement;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiveFair.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("LiveFair.sln is in no folder above.");
    }
}
