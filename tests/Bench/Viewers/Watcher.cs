using System.Diagnostics;
using System.Net.WebSockets;
using LiveFair.Bench.Fair;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Bench.Viewers;

/// <summary>
/// One person on the official SignalR client. A lost connection is made anew and goes on where it left off.
/// </summary>
internal sealed class Watcher(Uri server, string token, string session, Wire wire, Keep keep) : IWatcher
{
    private const int MostTries = 120;

    private HubConnection? _connection;
    private CancellationTokenSource? _leaving;
    private Task _following = Task.CompletedTask;

    public Wire Wire => wire;

    public Received Received { get; } = new(keep);

    /// <summary>Connections that were lost and made anew; leaving is none.</summary>
    public int Reconnects { get; private set; }

    public bool IsHere => _leaving is not null;

    public async Task Join()
    {
        _leaving = new CancellationTokenSource();
        _following = Follow(_leaving.Token);
        await Received.FirstJoin;
    }

    public async Task Leave()
    {
        if (_leaving is { } leaving)
        {
            await leaving.CancelAsync();
            await _following;
            leaving.Dispose();
            _leaving = null;
        }
    }

    public Task<HubAnswer> Comment(string op, string text) =>
        Invoke("Comment", new() { ["sessionId"] = session, ["opId"] = op, ["text"] = text });

    public Task<HubAnswer> React(string op, string posting, string kind) => Invoke(
        "React", new() { ["sessionId"] = session, ["postingId"] = posting, ["opId"] = op, ["kind"] = kind });

    public async ValueTask DisposeAsync() => await Leave();

    /// <summary>No answer means unknown: the same act is sent again, with the same opId.</summary>
    private async Task<HubAnswer> Invoke(string method, Dictionary<string, object> request)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return _connection is { } connection
                    ? await connection.InvokeAsync<HubAnswer>(method, request)
                    : throw new FairProblem($"{method} was to be sent by somebody who is not connected.");
            }
            catch (Exception problem) when (tries < MostTries && IsLoss(problem))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250));
            }
        }
    }

    private async Task Follow(CancellationToken leaving)
    {
        var lost = false;
        for (var tries = 0; !leaving.IsCancellationRequested && tries < MostTries;)
        {
            try
            {
                await using var connection = Build();
                await connection.StartAsync(leaving);
                _connection = connection;
                await foreach (var item in connection.StreamAsync<WatchItem>("Watch", Place(), leaving))
                {
                    Received.Take(item, Stopwatch.GetTimestamp());
                    Reconnects += lost ? 1 : 0;
                    (lost, tries) = (false, 0);
                }
            }
            catch (OperationCanceledException) when (leaving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (IsLoss(problem) || problem is HubException)
            {
                if (++tries == MostTries)
                {
                    Received.GiveUp(new FairProblem($"Watching failed {tries} times: {problem.Message}"));
                    return;
                }
            }

            if (!leaving.IsCancellationRequested)
            {
                lost = true;
                await Task.Delay(TimeSpan.FromMilliseconds(250), CancellationToken.None);
            }
        }
    }

    private Dictionary<string, object> Place()
    {
        var place = new Dictionary<string, object> { ["sessionId"] = session };
        if (Received is { Position: { } after, Epoch: { } epoch })
        {
            place["after"] = after;
            place["epoch"] = epoch;
        }

        return place;
    }

    private HubConnection Build()
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "/hubs/live"), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        });
        return (wire == Wire.MessagePack
            ? builder.AddMessagePackProtocol(options => options.SerializerOptions = WatchPacked.Options)
            : builder.AddJsonProtocol(options => options.PayloadSerializerOptions.Converters.Add(new WatchJson())))
            .Build();
    }

    private static bool IsLoss(Exception problem) =>
        problem is HttpRequestException or WebSocketException or IOException
            or InvalidOperationException or OperationCanceledException
        || (problem is HubException && problem.Message.Contains("unexpected error", StringComparison.Ordinal));
}
