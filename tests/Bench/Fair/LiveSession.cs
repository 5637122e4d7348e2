namespace LiveFair.Bench.Fair;

/// <summary>A session to measure in.</summary>
internal static class LiveSession
{
    /// <summary>The most postings in a rundown.</summary>
    public const int MostPostings = 100;

    /// <summary>Far off, for a start of long ago is refused; it is started at once whatever that says.</summary>
    private static readonly DateTimeOffset Planned = DateTimeOffset.UnixEpoch.AddYears(200);

    /// <summary>Makes one with the first published postings and starts it.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="FairProblem">It was refused.</exception>
    public static async Task<string> Start(FairClient fair, string host, int most = 9)
    {
        var postings = await fair.List("/api/postings?state=published", host);
        var made = (await fair.Call(HttpMethod.Post, "/api/sessions", host, new
        {
            title = "一屋子人",
            startsAt = Planned,
            postingIds = postings.Take(most).Select(posting => posting.GetProperty("id").GetString()),
        })).Need("The session");
        var id = made.GetProperty("id").GetString()!;
        (await fair.Call(HttpMethod.Post, $"/api/sessions/{id}/start", host, new { })).Need("The start");
        return id;
    }
}
