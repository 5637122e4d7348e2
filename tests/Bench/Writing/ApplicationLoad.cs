using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Writing;

/// <summary>Viewers who apply by the clock, whatever became of the ones before, each once to each posting.</summary>
internal sealed class ApplicationLoad(Hall hall, IReadOnlyList<JsonElement> postings)
{
    /// <summary>Among the refused: what became of it is not known.</summary>
    public const string NoAnswer = "no answer";

    private readonly ConcurrentDictionary<string, int> _refused = new();
    private readonly Latencies _taken = new();
    private int _accepted;

    /// <exception cref="UsageException">There are not enough viewers and postings for so many.</exception>
    public static async Task<ApplicationsTaken> Run(Hall hall, WritingOptions options)
    {
        var published = await hall.Fair.List("/api/postings?state=published", hall.Host);
        var postings = published.Take(options.Postings).ToList();
        var rise = new Rise(options.Applications, options.WarmUp);
        var total = (int)(rise.Acts + (options.Seconds * options.Applications));
        return total <= hall.People.Length * postings.Count
            ? await new ApplicationLoad(hall, postings).Send(rise, total)
            : throw new UsageException(
                $"--applications {options.Applications}: {total} are more than {hall.People.Length} viewers can make "
                + $"to {postings.Count} postings; see --connections.");
    }

    private async Task<ApplicationsTaken> Send(Rise rise, int total)
    {
        var sent = new List<Task>(total);
        var began = Stopwatch.GetTimestamp();
        var (cpu, from) = (hall.Server.Cpu, began);
        for (var i = 0; i < total; i++)
        {
            var due = Pacing.Due(began, rise.Due(i));
            await Pacing.Until(due);
            if (i == (int)rise.Acts)
            {
                (cpu, from) = (hall.Server.Cpu, Stopwatch.GetTimestamp());
            }

            // Round after round each viewer applies to the next posting, and those of a round to all of them.
            var (round, person) = Math.DivRem(i, hall.People.Length);
            var (viewer, posting) = (hall.People[person], postings[(person + round) % postings.Count]);
            var (session, isMeasured) = (hall.Sessions[i % hall.Sessions.Count], i >= rise.Acts);
            sent.Add(Task.Run(() => Apply(viewer, posting, session, due, isMeasured)));
        }

        await Task.WhenAll(sent);
        var measured = Stopwatch.GetElapsedTime(from);
        return new ApplicationsTaken(
            postings.Count,
            _accepted,
            new Dictionary<string, int>(_refused),
            _taken.Count / measured.TotalSeconds,
            _taken.At(.5),
            _taken.At(.99),
            _taken.At(1),
            (hall.Server.Cpu - cpu) / measured);
    }

    private async Task Apply(Viewer viewer, JsonElement posting, string session, long due, bool isMeasured)
    {
        if (await Answer(viewer, posting, session) is { } other)
        {
            _refused.AddOrUpdate(other, 1, (_, count) => count + 1);
            return;
        }

        Interlocked.Increment(ref _accepted);
        if (isMeasured)
        {
            _taken.Add(due, Stopwatch.GetTimestamp());
        }
    }

    /// <returns>Null when it was taken; else the code of the refusal.</returns>
    private async Task<string?> Answer(Viewer viewer, JsonElement posting, string session)
    {
        var path = $"/api/postings/{posting.GetProperty("id").GetString()}/applications";
        var body = new
        {
            opId = Guid.NewGuid().ToString("N"),
            sessionId = session,
            name = "马小燕",
            phone = viewer.Phone,
            consent = new
            {
                employerId = posting.GetProperty("employer").GetProperty("id").GetString(),
                version = posting.GetProperty("consentVersion").GetInt32(),
            },
        };
        try
        {
            var answer = await hall.Fair.Call(HttpMethod.Post, path, viewer.Token, body);
            return answer.Status == 201 ? null : answer.Code;
        }
        catch (FairProblem)
        {
            return NoAnswer;
        }
    }
}

/// <summary>What became of the applications of one run.</summary>
/// <param name="Postings">How many they went to.</param>
/// <param name="Accepted">Answered with 201, that is: committed; those to warm up counted too.</param>
/// <param name="Refused">Other answers, by their code.</param>
/// <param name="PerSecond">Accepted ones a second while it was measured.</param>
/// <param name="P50">Median from when one was to be sent to its answer, ms.</param>
/// <param name="P99">Its 99th percentile, ms.</param>
/// <param name="Max">The longest, ms.</param>
/// <param name="ServerCores">Processors the server kept busy.</param>
internal sealed record ApplicationsTaken(
    int Postings,
    int Accepted,
    IReadOnlyDictionary<string, int> Refused,
    double PerSecond,
    double P50,
    double P99,
    double Max,
    double ServerCores);
