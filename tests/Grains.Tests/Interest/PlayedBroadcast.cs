using System.Text.Json;
using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Applications;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Tests.Interest;

/// <summary>The transcript of a broadcast, played into a session by the clock that is set by hand.</summary>
internal sealed class PlayedBroadcast
{
    private readonly Cluster _cluster;
    private readonly Fair _fair;
    private readonly Dictionary<string, PostingId> _postings = [];
    private readonly Dictionary<string, Caller> _people = [];
    private readonly Dictionary<string, long> _keys = [];

    private PlayedBroadcast(Cluster cluster, Fair fair)
    {
        _cluster = cluster;
        _fair = fair;
    }

    public SessionId Id { get; private set; }

    public ISessionGrain Session => _cluster.Grains.GetSession(Id);

    public ISessionDeskGrain Desk => _cluster.Grains.GetSessionDesk(Id);

    /// <summary>The rundown, in its order.</summary>
    public IReadOnlyList<PostingId> Rundown => [.. _postings.Values];

    /// <summary>From the start to the end, or to a moment of the transcript before it.</summary>
    public static async Task<PlayedBroadcast> Play(Cluster cluster, Fair fair, double untilSecond = double.MaxValue)
    {
        var lines = File.ReadLines(Path.Combine(Fixtures(), "broadcast.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var played = new PlayedBroadcast(cluster, fair);
        await played.Prepare(lines[0]);
        var (from, at) = (cluster.Time.GetUtcNow(), 0d);
        foreach (var action in lines.Skip(1).TakeWhile(line => line.GetProperty("at").GetDouble() < untilSecond))
        {
            at = action.GetProperty("at").GetDouble();
            cluster.Time.Advance(from.AddSeconds(at) - cluster.Time.GetUtcNow());
            await played.Do(action);
        }

        return played;
    }

    private static string Fixtures()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "Fixtures")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "Fixtures");
    }

    private static string Text(JsonElement action, string name) => action.GetProperty(name).GetString()!;

    private async Task Prepare(JsonElement header)
    {
        foreach (var title in header.GetProperty("rundown").EnumerateArray().Select(title => title.GetString()!))
        {
            var draft = await _fair.NewDraft(text: _fair.Text(title));
            await _fair.Of<IPostingStore>().SetState(
                draft, PostingState.Published, _fair.Staff, _cluster.Time.GetUtcNow());
            _postings[title] = draft.Id;
        }

        Id = await _fair.NewSession([.. _postings.Values]);
        _people["host"] = _fair.Host;
        foreach (var name in header.GetProperty("viewers").EnumerateArray().Select(name => name.GetString()!))
        {
            _people[name] = await _fair.NewCaller() with { Name = name };
        }
    }

    private async Task Do(JsonElement action)
    {
        var by = _people[Text(action, "by")];
        switch (Text(action, "do"))
        {
            case "join" or "leave":
                break;
            case "apply":
                var posting = _cluster.Grains.GetPosting(_postings[Text(action, "posting")]);
                var applied = await posting.Apply(Application(by));
                Assert.True(applied.Ok, applied.Refused?.Words);
                break;
            case "enrol":
                var seat = await Session.Enrol(by, new OpId(NewId.Next()), FollowUpGroup.ConsentVersion);
                Assert.True(seat.Ok, seat.Refused?.Words);
                break;
            default:
                await Do(action, Command(action, by));
                break;
        }
    }

    private async Task Do(JsonElement action, SessionCommand command)
    {
        var answer = await Session.Do(command);
        Assert.True(answer.Ok, $"{action}: {answer.Refused?.Words}");
        if (action.TryGetProperty("key", out var key))
        {
            _keys[key.GetString()!] = answer.Value.Offset;
        }
    }

    private SessionCommand Command(JsonElement action, Caller by) => Text(action, "do") switch
    {
        "start" => new StartSession { By = by },
        "pause" => new PauseSession { By = by },
        "resume" => new ResumeSession { By = by },
        "end" => new EndSession { By = by },
        "comment" => new SayOnScreen(Text(action, "text")) { By = by, Op = new OpId(NewId.Next()) },
        "react" => new ReactToPosting(
            _postings[Text(action, "posting")], Enum.Parse<ReactionKind>(Text(action, "kind"), ignoreCase: true))
        { By = by },
        "pin" => new PinPosting(_postings[Text(action, "posting")]) { By = by },
        "unpin" => new UnpinPosting { By = by },
        "notice" => new Notice(Text(action, "text")) { By = by },
        "removeComment" => new RemoveComment(_keys[Text(action, "target")], Text(action, "reason")) { By = by },
        "mute" => new MuteViewer(_people[Text(action, "target")].Viewer!.Value, null, "广告") { By = by },
        var other => throw new InvalidOperationException($"The transcript does what nobody knows: {other}"),
    };

    private ApplyCommand Application(Caller by)
    {
        Assert.True(PersonName.TryParse("马晓梅", out var name));
        return new ApplyCommand
        {
            By = by, Op = new OpId(NewId.Next()), Session = Id, Name = name,
            Phone = PhoneNumber.FromStore("13895100001"),
            ConsentEmployer = _fair.Employer.Id, ConsentVersion = Posting.ConsentVersion,
        };
    }
}
