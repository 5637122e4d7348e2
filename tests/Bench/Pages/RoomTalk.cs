using System.Diagnostics;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Room;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Pages;

/// <summary>
/// A room that talks by the clock until it is told to stop. Each comment ends with its number (<c>#7;</c>).
/// </summary>
internal sealed class RoomTalk : IAsyncDisposable
{
    /// <summary>
    /// So few that the server sends a frame for nearly every comment: the most work that a page can have with them. And
    /// enough for the rate: the calls of one are taken one after the other, and each waits for its commit.
    /// </summary>
    public const int People = 8;

    private readonly CancellationTokenSource _stopping = new();
    private readonly LeanWatcher[] _people;
    private Task _talking = Task.CompletedTask;
    private int _acked;
    private int _failed;

    private RoomTalk(LeanWatcher[] people) => _people = people;

    public int Acked => _acked;

    /// <summary>Refused, or not answered.</summary>
    public int Failed => _failed;

    /// <summary>Why the last of them was not said.</summary>
    public string? Why { get; private set; }

    /// <exception cref="FairProblem">Nobody can join.</exception>
    public static async Task<RoomTalk> Begin(Hall hall, double rate)
    {
        var talk = new RoomTalk([.. hall.People.Select(viewer => new LeanWatcher(
            hall.Server.Url, viewer.Token, hall.Sessions[0], new LeanPacked(), Wire.MessagePack))]);
        await Task.WhenAll(talk._people.Select(each => each.Join()));
        talk._talking = talk.Talk(rate);
        return talk;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _talking;
        foreach (var each in _people)
        {
            await each.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task Talk(double rate)
    {
        var began = Stopwatch.GetTimestamp();
        var sent = new List<Task>();
        for (var i = 0; !_stopping.IsCancellationRequested; i++)
        {
            await Pacing.Until(Pacing.Due(began, i / rate));
            sent.Add(Comment(_people[i % People], $"{RoomRun.Texts[i % RoomRun.Texts.Length]} #{i};"));
            sent.RemoveAll(each => each.IsCompletedSuccessfully);
        }

        await Task.WhenAll(sent);
    }

    private async Task Comment(LeanWatcher by, string text)
    {
        try
        {
            var answer = await by.Comment(Guid.NewGuid().ToString("N"), text);
            Interlocked.Increment(ref answer.Ok ? ref _acked : ref _failed);
            Why = answer.Code ?? Why;
        }
        catch (Exception problem) when (problem is FairProblem or TimeoutException)
        {
            Interlocked.Increment(ref _failed);
            Why = problem.Message;
        }
    }
}
