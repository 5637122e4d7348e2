using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Comments;

/// <summary>The words that a station does not want to read.</summary>
internal static class WordListEndpoints
{
    public static void MapWordList(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/word-list", Get).For(Access.Staff);
        app.MapPut("/api/word-list", Put).For(Access.Staff);
    }

    private static async Task<IResult> Get(HttpContext http, IWordListStore words) =>
        View((await words.OfStation(http.Station())).Words);

    private static async Task<IResult> Put(WordsBody body, HttpContext http, IWordListStore words, TimeProvider time)
    {
        var list = Read(body.Items);
        if (!list.Ok)
        {
            return list.Refused.Problem();
        }

        await words.Replace(http.Station(), list.Value, http.Caller(), time.GetUtcNow());
        return View(list.Value);
    }

    private static Outcome<ListedWord[]> Read(IReadOnlyList<WordBody?>? items)
    {
        var read = new List<ListedWord>();
        foreach (var item in items ?? [])
        {
            if (item is not { Word: { } word } || !Words.TryParse<WordAct>(item.Act, out var act))
            {
                return Refusal.Invalid($"items: word, and act {Words.All<WordAct>()}.");
            }

            read.Add(new ListedWord(word, act));
        }

        return items is null ? Refusal.Invalid("items: a list of words.") : WordList.Clean(read);
    }

    private static IResult View(IReadOnlyList<ListedWord> words) =>
        Results.Ok(new { items = words.Select(word => new { word.Word, act = Words.Of(word.Act) }) });

    private sealed record WordsBody(IReadOnlyList<WordBody?>? Items);

    private sealed record WordBody(string? Word, string? Act);
}
