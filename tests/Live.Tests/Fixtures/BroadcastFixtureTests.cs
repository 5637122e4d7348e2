using System.Text.Json;
using LiveFair.Live.Comments;
using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Fixtures;

/// <summary>
/// What the README promises of the transcript that can be played: its numbers, and that it could have happened.
/// </summary>
public sealed class BroadcastFixtureTests
{
    private static readonly string Folder = FixtureFolder();
    private static readonly JsonElement[] Lines =
    [
        .. File.ReadLines(Path.Combine(Folder, "broadcast.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    private static JsonElement Header => Lines[0];

    private static IReadOnlyList<JsonElement> Actions => Lines[1..];

    [Fact]
    public void It_lasts_twenty_minutes_and_holds_what_is_promised()
    {
        Assert.Equal(1_200, Actions.Max(At));
        Assert.Equal(600, Doing("comment").Count);
        Assert.Equal(40, Doing("apply").Count);
        Assert.Equal(80, Doing("enrol").Count);
        Assert.Equal(2, Doing("notice").Count);
        Assert.InRange(Doing("react").Count, 240, 280);
        Assert.InRange(Doing("pin").Count, 9, 12);
        Assert.Single(Doing("pause"));
        Assert.Equal(120, Strings(Header, "viewers").Distinct().Count());
    }

    [Fact]
    public void It_is_in_order_of_time_from_the_start_to_the_end()
    {
        Assert.Equal(Actions.Select(At).Order(), Actions.Select(At));
        Assert.Equal("end", Text(Actions[^1], "do"));
        Assert.True(At(Doing("start").Single()) <= Doing("comment").Min(At));
    }

    [Fact]
    public void It_names_only_postings_of_the_demo_and_pins_each_of_its_rundown_in_turn()
    {
        var known = File.ReadLines(Path.Combine(Folder, "postings.csv")).Select(row => row.Split(',')[2]).ToHashSet();
        var rundown = Strings(Header, "rundown");
        Assert.Equal(9, rundown.Count);
        Assert.All(rundown, title => Assert.Contains(title, known));
        Assert.Equal(rundown, Doing("pin").Select(pin => Text(pin, "posting")).Distinct());
        Assert.All(
            Actions.Where(action => action.TryGetProperty("posting", out _)),
            action => Assert.Contains(Text(action, "posting"), rundown));
    }

    [Fact]
    public void Its_comments_and_nicknames_are_such_as_the_rules_take()
    {
        Assert.All(Strings(Header, "viewers"), name => Assert.Equal(name, Nickname.Clean(name).Value));
        Assert.All(
            Doing("comment").Select(comment => Text(comment, "text")),
            text => Assert.Equal(text, CommentText.Clean(text).Value));
    }

    [Fact]
    public void Its_comments_hardly_repeat_one_another()
    {
        var texts = Doing("comment").Select(comment => Text(comment, "text")).ToList();
        Assert.InRange(texts.Distinct().Count(), texts.Count * 85 / 100, texts.Count);
    }

    [Fact]
    public void No_viewer_comments_faster_than_the_throttle_lets_them()
    {
        var options = new ViewerOptions();
        var start = DateTimeOffset.UnixEpoch;
        foreach (var viewer in Doing("comment").Where(action => By(action) != "host").GroupBy(By))
        {
            var throttle = new Throttle(options.CommentBurst, options.CommentInterval);
            Assert.All(viewer, comment => Assert.Null(throttle.Take(start.AddSeconds(At(comment)))));
        }
    }

    [Fact]
    public void Viewers_act_only_while_they_are_there()
    {
        var here = new HashSet<string>();
        foreach (var action in Actions.Where(action => By(action) != "host"))
        {
            var change = Text(action, "do");
            Assert.True(
                change == "join" ? here.Add(By(action)) : here.Contains(By(action)),
                $"{By(action)} at {At(action)} s: {change}");
            if (change == "leave")
            {
                here.Remove(By(action));
            }
        }
    }

    [Fact]
    public void Nobody_applies_to_a_posting_twice_or_enrols_twice()
    {
        Assert.Equal(40, Doing("apply").Select(action => (By(action), Text(action, "posting"))).Distinct().Count());
        Assert.Equal(80, Doing("enrol").Select(By).Distinct().Count());
    }

    [Fact]
    public void Every_removed_comment_was_said_before()
    {
        Assert.All(Doing("removeComment"), removal => Assert.Contains(
            Doing("comment"),
            comment => comment.TryGetProperty("key", out var key) && key.GetString() == Text(removal, "target")
                && At(comment) < At(removal)));
    }

    [Fact]
    public void It_holds_no_phone_number() =>
        Assert.DoesNotMatch("1[3-9][0-9]{9}", File.ReadAllText(Path.Combine(Folder, "broadcast.jsonl")));

    private static List<JsonElement> Doing(string what) => [.. Actions.Where(action => Text(action, "do") == what)];

    private static double At(JsonElement action) => action.GetProperty("at").GetDouble();

    private static string By(JsonElement action) => Text(action, "by");

    private static string Text(JsonElement action, string field) => action.GetProperty(field).GetString()!;

    private static List<string> Strings(JsonElement line, string field) =>
        [.. line.GetProperty(field).EnumerateArray().Select(item => item.GetString()!)];

    private static string FixtureFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiveFair.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "tests", "Fixtures");
    }
}
