using LiveFair.Bench.Fair;
using LiveFair.Bench.Transcripts;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Replay;

/// <summary>What a viewer of the transcript does on the server.</summary>
internal sealed class ViewerPart(FairClient fair, Stage stage, Viewer viewer, Watcher watcher, Play play)
{
    private const string Surnames = "马王李张杨刘哈丁白陈韩金";
    private const string GivenNames = "丽红军强秀兰建国小龙玉梅晓燕海霞志明";

    public Watcher Watcher => watcher;

    public Task Act(TranscriptAction action) => action.Do switch
    {
        ActionKind.Join => watcher.Join(),
        ActionKind.Leave => watcher.Leave(),
        ActionKind.Comment => Say.Comment(play, watcher, action),
        ActionKind.React => Say.React(play, watcher, PostingId(action), action),
        ActionKind.Apply => Apply(action),
        ActionKind.Enrol => Enrol(),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action.Do, "No act of a viewer"),
    };

    private string PostingId(TranscriptAction action) => stage.Postings[action.Posting].GetProperty("id").GetString()!;

    private Task Apply(TranscriptAction action)
    {
        var posting = stage.Postings[action.Posting];
        var consent = new
        {
            employerId = posting.GetProperty("employer").GetProperty("id").GetString(),
            version = posting.GetProperty("consentVersion").GetInt32(),
        };
        var body = new { opId = Op(), sessionId = stage.Session, name = Name(), phone = viewer.Phone, consent };
        return Post("application", $"/api/postings/{PostingId(action)}/applications", body);
    }

    private Task Enrol() =>
        Post("enrolment", $"/api/sessions/{stage.Session}/enrolments", new { opId = Op(), consentVersion = 1 });

    private async Task Post(string what, string path, object body)
    {
        var answer = await fair.Insist(HttpMethod.Post, path, viewer.Token, body);
        play.Tally.Count(answer.Ok ? $"{what} ok" : $"{what}Refused {answer.Code}");
    }

    private static string Op() => Guid.NewGuid().ToString("N");

    private string Name()
    {
        var seed = viewer.Nickname.Sum(letter => letter);
        return $"{Surnames[seed % Surnames.Length]}{GivenNames[seed % GivenNames.Length]}"
            + $"{GivenNames[seed / 7 % GivenNames.Length]}";
    }
}
