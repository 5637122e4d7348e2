using System.Text.Json;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Transcripts;

namespace LiveFair.Bench.Replay;

/// <summary>The session that a transcript is played in.</summary>
/// <param name="Token">The host's.</param>
/// <param name="Postings">What the transcript's titles are on this server.</param>
internal sealed record Stage(string Session, string Token, IReadOnlyDictionary<string, JsonElement> Postings)
{
    /// <exception cref="FairProblem">The server has too few postings, or lets this user make no session.</exception>
    public static async Task<Stage> Prepare(
        FairClient fair, string token, Transcript transcript, string? session, TimeProvider time)
    {
        var postings = Match(transcript.Rundown, await fair.List("/api/postings?state=published", token));
        var ids = transcript.Rundown.Select(title => postings[title].GetProperty("id").GetString()!).ToArray();
        var id = session ?? await FindScheduled(fair, transcript.Title);
        if (id is not null)
        {
            (await fair.Call(HttpMethod.Put, $"/api/sessions/{id}/rundown", token, new { postingIds = ids }))
                .Need($"The rundown of session {id}");
            return new Stage(id, token, postings);
        }

        var made = (await fair.Call(
            HttpMethod.Post,
            "/api/sessions",
            token,
            new { title = transcript.Title, startsAt = time.GetUtcNow(), postingIds = ids })).Need("The session");
        return new Stage(made.GetProperty("id").GetString()!, token, postings);
    }

    private static Dictionary<string, JsonElement> Match(IReadOnlyList<string> titles, List<JsonElement> open)
    {
        var byTitle = open.GroupBy(posting => posting.GetProperty("title").GetString()!)
            .ToDictionary(same => same.Key, same => same.First());
        var missing = titles.Where(title => !byTitle.ContainsKey(title)).ToList();
        var spare = new Queue<JsonElement>(
            open.Where(posting => !titles.Contains(posting.GetProperty("title").GetString())));
        if (missing.Count > spare.Count)
        {
            throw new FairProblem(
                $"The server has {open.Count} open postings; {titles.Count} are needed "
                + $"(it lacks {string.Join("、", missing)}).");
        }

        foreach (var title in missing)
        {
            byTitle[title] = spare.Dequeue();
            Console.WriteLine($"{title} is not open here; {byTitle[title].GetProperty("title")} stands in for it.");
        }

        return byTitle;
    }

    private static async Task<string?> FindScheduled(FairClient fair, string title) =>
        (await fair.List("/api/sessions?state=scheduled", null))
            .Where(session => session.GetProperty("title").GetString() == title)
            .Select(session => session.GetProperty("id").GetString())
            .FirstOrDefault();
}
