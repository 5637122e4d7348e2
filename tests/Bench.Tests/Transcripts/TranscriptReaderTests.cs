using LiveFair.Bench.Options;
using LiveFair.Bench.Transcripts;

namespace LiveFair.Bench.Tests.Transcripts;

/// <summary>A transcript that cannot be played is refused before anything is played, by its line.</summary>
public sealed class TranscriptReaderTests : IDisposable
{
    private const string Header = """{"title":"专场","rundown":["保洁"],"viewers":["小雨","老马"]}""";
    private const string Join = """{"at":1,"by":"小雨","do":"join"}""";

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void The_broadcast_that_comes_with_the_project_is_read_whole()
    {
        var path = Path.Combine(Root(), "tests", "Fixtures", "broadcast.jsonl");
        var transcript = TranscriptReader.Read(path);
        Assert.Equal(File.ReadLines(path).Count() - 1, transcript.Actions.Count);
        Assert.Equal(600, transcript.Count(ActionKind.Comment));
        Assert.Equal(40, transcript.Count(ActionKind.Apply));
    }

    [Fact]
    public void Blank_lines_are_passed_over_and_still_counted()
    {
        Assert.Equal(2, Read(Header, "", Join, "", Join).Actions.Count);
        Assert.Equal("5: do: \"fly\" is no action.", Told(Header, "", Join, "", """{"at":1,"by":"小雨","do":"fly"}"""));
    }

    [Fact]
    public void Every_field_of_a_line_is_read()
    {
        var mute = Read(
            Header, Join, """{"at":2.5,"by":"host","do":"mute","target":"小雨","reason":"刷屏","minutes":5}""").Actions[1];
        Assert.Equal((TimeSpan.FromSeconds(2.5), true, ActionKind.Mute), (mute.At, mute.IsHosts, mute.Do));
        Assert.Equal(("小雨", "刷屏", 5), (mute.Target, mute.Reason, mute.Minutes));
    }

    [Theory]
    [InlineData("", "1: no JSON (at byte 0).")]
    [InlineData("{", "1: no JSON (at byte 1).")]
    [InlineData("[]", "1: a JSON object is needed.")]
    [InlineData("""{"rundown":["保洁"],"viewers":["小雨"]}""", "1: title: words are needed.")]
    [InlineData("""{"title":"","rundown":["保洁"],"viewers":["小雨"]}""", "1: title: words are needed.")]
    [InlineData("""{"title":"专场","viewers":["小雨"]}""", "1: rundown: a list of words is needed.")]
    [InlineData("""{"title":"专场","rundown":["保洁"],"viewers":[]}""", "1: viewers: a list of words is needed.")]
    [InlineData("""{"title":"专场","rundown":["保洁"],"viewers":[null]}""", "1: viewers: a list of words is needed.")]
    [InlineData("""{"title":"专场","rundown":["保洁",5],"viewers":["小雨"]}""", "1: rundown: a list of words is needed.")]
    [InlineData(
        """{"title":"专场","rundown":["保洁"],"viewers":["小雨","小雨"]}""", "1: viewers: a nickname stands there twice.")]
    public void A_header_that_cannot_be_is_told_by_its_line(string header, string told) =>
        Assert.Equal(told, Told(header, Join));

    [Theory]
    [InlineData("at 1 join", "3: no JSON (at byte 0).")]
    [InlineData("null", "3: a JSON object is needed.")]
    [InlineData("""{"by":"小雨","do":"leave"}""", "3: at: seconds since the start are needed.")]
    [InlineData("""{"at":"2","by":"小雨","do":"leave"}""", "3: at: seconds since the start are needed.")]
    [InlineData("""{"at":-1,"by":"小雨","do":"leave"}""", "3: at: seconds since the start are needed.")]
    [InlineData("""{"at":1e308,"by":"小雨","do":"leave"}""", "3: at: seconds since the start are needed.")]
    [InlineData("""{"at":0.5,"by":"小雨","do":"leave"}""", "3: at: earlier than the line before.")]
    [InlineData("""{"at":2,"by":"小雨"}""", "3: do: words are needed.")]
    [InlineData("""{"at":2,"by":"小雨","do":"fly"}""", "3: do: \"fly\" is no action.")]
    [InlineData("""{"at":2,"by":"小雨","do":"Leave"}""", "3: do: \"Leave\" is no action.")]
    [InlineData("""{"at":2,"by":"小雨","do":"1"}""", "3: do: \"1\" is no action.")]
    [InlineData("""{"at":2,"do":"leave"}""", "3: by: words are needed.")]
    [InlineData("""{"at":2,"by":"路人","do":"join"}""", "3: by: \"路人\" is not among the header's viewers.")]
    [InlineData("""{"at":2,"by":"小雨","do":"end"}""", "3: by: only the host may End.")]
    [InlineData("""{"at":2,"by":"host","do":"enrol"}""", "3: by: the host does not Enrol.")]
    [InlineData("""{"at":2,"by":"小雨","do":"comment"}""", "3: text: words are needed.")]
    [InlineData("""{"at":2,"by":"小雨","do":"react","posting":"保洁"}""", "3: kind: words are needed.")]
    [InlineData("""{"at":2,"by":"host","do":"pin","posting":"焊工"}""", "3: posting: \"焊工\" is not in the rundown.")]
    [InlineData("""{"at":2,"by":"host","do":"mute","target":"小雨"}""", "3: reason: words are needed.")]
    [InlineData("""{"at":2,"by":"小雨","do":"leave","key":5}""", "3: key: words are needed.")]
    [InlineData(
        """{"at":2,"by":"host","do":"mute","target":"小雨","reason":"刷屏","minutes":"5"}""",
        "3: minutes: a number is needed.")]
    public void A_line_that_cannot_be_is_told_by_its_number(string line, string told) =>
        Assert.Equal(told, Told(Header, Join, line));

    [Fact]
    public void A_file_that_is_empty_or_not_there_is_told_by_its_name()
    {
        Assert.Equal("1: the file is empty; a header line is needed.", Told());
        var missing = Assert.Throws<UsageException>(() => TranscriptReader.Read(_file + ".none"));
        Assert.StartsWith(_file + ".none: ", missing.Message, StringComparison.Ordinal);
    }

    private Transcript Read(params string[] lines)
    {
        File.WriteAllLines(_file, lines);
        return TranscriptReader.Read(_file);
    }

    /// <summary>What the user sees, without the name of the file.</summary>
    private string Told(params string[] lines)
    {
        var refused = Assert.Throws<UsageException>(() => Read(lines));
        Assert.StartsWith(_file + ":", refused.Message, StringComparison.Ordinal);
        return refused.Message[(_file.Length + 1)..];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LiveFair.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
