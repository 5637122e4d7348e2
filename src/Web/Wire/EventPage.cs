using LiveFair.Live;
using LiveFair.Live.Log;

namespace LiveFair.Web.Wire;

/// <summary>A page of a log's static list.</summary>
internal static class EventPage
{
    private const int Most = 1_000;

    /// <summary>The events behind <paramref name="after"/>, with where the log stands.</summary>
    /// <param name="log">Which log.</param>
    /// <param name="after">The last offset that the client has, as its query says; null: from the beginning.</param>
    /// <param name="limit">1 to 1,000, as the query says; null: as many as there may be.</param>
    /// <param name="logs">Where it is kept.</param>
    /// <param name="stand">Asks where the log stands; a refusal when the caller may not see it.</param>
    public static async Task<IResult> Answer(
        LogName log, string? after, string? limit, ILogStore logs, Func<Task<Outcome<LogHead>>> stand)
    {
        if (!Optional.TryNumber(after, out var from))
        {
            return Optional.MalformedNumber("after").Problem();
        }

        if (!Optional.TryNumber(limit, out var most) || most is < 1 or > Most)
        {
            return Refusal.Invalid($"limit: 1 to {Most}.").Problem();
        }

        var head = await stand();
        if (!head.Ok)
        {
            return head.Refused.Problem();
        }

        // The head is read before the page, so that a page never reaches beyond what its head says.
        var page = await logs.Read(log, from ?? 0, (int)(most ?? Most));
        return Results.Ok(new
        {
            head.Value.Epoch,
            head.Value.Head,
            events = page.TakeWhile(logged => logged.Offset <= head.Value.Head)
                .Select(logged => (object)EventMessages.From(logged)),
        });
    }
}
