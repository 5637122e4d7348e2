using System.Diagnostics;
using System.Globalization;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.LongLog;

/// <summary>A server with one live session whose log was generated, and a viewer in it.</summary>
internal sealed class LoggedSession : IAsyncDisposable
{
    private readonly Hall _hall;
    private readonly FairClient _fair;
    private readonly Watcher _viewer;
    private long _comments;

    private LoggedSession(Hall hall, FairClient fair, long events)
    {
        (_hall, _fair, Events) = (hall, fair, events);
        _viewer = new Watcher(fair.Server, hall.People[0].Token, hall.Sessions[0], Wire.MessagePack, Keep.Times);
    }

    /// <summary>How many were generated.</summary>
    public long Events { get; }

    /// <summary>Starts a server, ends it, writes the log into its file, and starts it again.</summary>
    /// <exception cref="FairProblem">It cannot be started, or has other tables than are known here.</exception>
    public static async Task<LoggedSession> Make(string? build, long events)
    {
        var hall = await Hall.Open(build, sessions: 1, people: 1);
        try
        {
            await Comment(hall, "工资多少？");
            await hall.Server.Restart(data =>
            {
                var file = Path.Combine(data, "livefair.db");
                var began = Stopwatch.GetTimestamp();
                GeneratedLog.Write(file, events);
                var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{events} events generated in {seconds:0} s, {events / seconds:0} a second; "
                    + $"{new FileInfo(file).Length / 1_048_576.0:0} MiB"));
            });
            var session = new LoggedSession(hall, new FairClient(hall.Server.Url), events);
            var asked = Stopwatch.GetTimestamp();
            await session._viewer.Join();
            Console.WriteLine($"opened in {Stopwatch.GetElapsedTime(asked).TotalMilliseconds:0} ms");
            return session;
        }
        catch
        {
            await hall.DisposeAsync();
            throw;
        }
    }

    /// <summary>A comment, until its commit is told.</summary>
    /// <exception cref="FairProblem">It was refused.</exception>
    public async Task Comment()
    {
        var answer = await _viewer.Comment(Guid.NewGuid().ToString("N"), $"想去，第{++_comments}次说了");
        if (!answer.Ok)
        {
            throw new FairProblem($"A comment was refused with {answer.Code}.");
        }
    }

    /// <summary>A page of the static list.</summary>
    /// <exception cref="FairProblem">It is not whole.</exception>
    public async Task Read(long after, int limit)
    {
        var page = (await _fair.Call(
            HttpMethod.Get, $"/api/sessions/{_hall.Sessions[0]}/events?after={after}&limit={limit}"))
            .Need("The static list").GetProperty("events");
        if (page.GetArrayLength() != limit || page[0].GetProperty("offset").GetInt64() != after + 1)
        {
            throw new FairProblem($"The page after {after} is not whole.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _viewer.DisposeAsync();
        _fair.Dispose();
        await _hall.DisposeAsync();
    }

    private static async Task Comment(Hall hall, string words)
    {
        await using var viewer = new Watcher(
            hall.Server.Url, hall.People[0].Token, hall.Sessions[0], Wire.MessagePack, Keep.Times);
        await viewer.Join();
        await viewer.Comment(Guid.NewGuid().ToString("N"), words);
    }
}
