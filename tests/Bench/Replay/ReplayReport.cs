using System.Text.Json;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Replay;

/// <summary>Tells what everybody got, and compares it with the static list.</summary>
internal static class ReplayReport
{
    /// <summary>Prints the play.</summary>
    /// <returns>How many viewers had a gap or a repeat, or hold something else than the static list.</returns>
    public static int Print(Play play, IReadOnlyList<WatchEvent> log)
    {
        var removedAt = log.Where(one => one.Kind == "commentRemoved")
            .GroupBy(one => one.Target).ToDictionary(same => same.Key, same => same.First().Offset);
        var table = new Table(
            "viewer", "wire", "events", "frames", "skipped",
            "gaps", "repeats", "reconnects", "first", "last", "differ");
        var faults = 0;
        var delivery = new Latencies();
        var everybody = play.Viewers.Select(pair => (Name: pair.Key, pair.Value.Watcher)).Prepend(("host", play.Host));
        foreach (var (name, watcher) in everybody)
        {
            var got = watcher.Received;
            var differ = got.Kept.Values.Count(mine => !Same(mine, log, removedAt, got.LastOffset));
            var behind = watcher.IsHere && got.Position != log.Count ? 1 : 0;
            table.Add(
                name, watcher.Wire, got.Events, got.Frames, got.Skipped, got.Gaps + behind, got.Repeats,
                watcher.Reconnects, got.FirstOffset ?? 0, got.LastOffset, differ);
            faults += got.Gaps + got.Repeats + differ + behind > 0 ? 1 : 0;
            foreach (var arrival in got.Arrivals.Where(arrival => arrival.Came == Came.Live))
            {
                if (play.SentAt.TryGetValue(arrival.Offset, out var sent))
                {
                    delivery.Add(sent, arrival.At);
                }
            }
        }

        Console.WriteLine();
        Console.Write(table);
        Console.WriteLine();
        PrintTotals(play, log, delivery);
        return faults;
    }

    public static async Task PrintBoard(FairClient fair, Stage stage)
    {
        var board = (await fair.Call(HttpMethod.Get, $"/api/sessions/{stage.Session}/board", stage.Token))
            .Need("The board");
        var table = new Table("posting", "people", "want", "tooFar", "payLow", "hours", "question", "applied", "score");
        foreach (var row in board.GetProperty("postings").EnumerateArray())
        {
            var counts = row.GetProperty("counts");
            int Of(string kind) => counts.GetProperty(kind).GetInt32();
            table.Add(
                row.TryGetProperty("title", out var title) ? title : row.GetProperty("postingId"),
                row.GetProperty("people"), Of("want"), Of("tooFar"), Of("payLow"), Of("hours"), Of("question"),
                row.TryGetProperty("applied", out var applied) ? applied : default(JsonElement),
                row.GetProperty("score"));
        }

        Console.WriteLine();
        Console.Write(table);
        Console.WriteLine($"{board.GetProperty("unanswered").GetArrayLength()} questions are open.");
        Console.WriteLine();
    }

    private static void PrintTotals(Play play, IReadOnlyList<WatchEvent> log, Latencies delivery)
    {
        var tally = play.Tally;
        Console.WriteLine(
            $"static list:   {log.Count} events, of them {log.Count(one => one.Kind == "commented")} comments");
        Console.WriteLine(
            $"comments:      {tally.Of("comment ok")} acknowledged; refused: {tally.Under("commentRefused")}; "
            + $"waited and tried again: {tally.Under("commentWaited")}");
        Console.WriteLine($"reactions:     {tally.Of("reaction ok")}; refused: {tally.Under("reactionRefused")}");
        Console.WriteLine($"applications:  {tally.Of("application ok")}; refused: {tally.Under("applicationRefused")}");
        Console.WriteLine($"enrolments:    {tally.Of("enrolment ok")}; refused: {tally.Under("enrolmentRefused")}");
        Console.WriteLine($"host:          {tally.Of("host ok")} acts; refused: {tally.Under("hostRefused")}");
        Console.WriteLine($"ack:           {play.Acks}");
        Console.WriteLine($"delivery:      {delivery}");
    }

    private static bool Same(
        WatchEvent mine, IReadOnlyList<WatchEvent> log, Dictionary<long, long> removedAt, long lastSeen)
    {
        if (mine.Offset < 1 || mine.Offset > log.Count)
        {
            return false;
        }

        var stored = log[(int)mine.Offset - 1];
        var leftBefore = removedAt.TryGetValue(mine.Offset, out var removal) && removal > lastSeen;
        return mine == stored || (leftBefore && mine.Removed() == stored);
    }
}
