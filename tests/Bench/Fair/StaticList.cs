using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Fair;

/// <summary>A session's whole log, as <c>GET /api/sessions/{id}/events</c> gives it.</summary>
internal static class StaticList
{
    private const int Page = 1_000;

    /// <summary>All events by offset.</summary>
    /// <exception cref="FairProblem">It cannot be read, or its offsets are not dense from 1.</exception>
    public static async Task<IReadOnlyList<WatchEvent>> Read(FairClient fair, string session)
    {
        var events = new List<WatchEvent>();
        while (true)
        {
            var page = (await fair.Call(
                HttpMethod.Get, $"/api/sessions/{session}/events?after={events.Count}&limit={Page}"))
                .Need("The static list");
            foreach (var item in page.GetProperty("events").EnumerateArray())
            {
                events.Add(WatchJson.Event(item));
                if (events[^1].Offset != events.Count)
                {
                    throw new FairProblem($"The static list has offset {events[^1].Offset} at place {events.Count}.");
                }
            }

            if (events.Count >= page.GetProperty("head").GetInt64())
            {
                return events;
            }
        }
    }
}
