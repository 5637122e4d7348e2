using LiveFair.Live.Ids;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>What this node pulls from the publishers' node (media.origin); nothing where that is this node.</summary>
internal sealed partial class StreamPulls(
    IHttpClientFactory clients, VideoStreams streams, IOptions<MediaOptions> options, TimeProvider time,
    ILogger<StreamPull> logger)
    : IHostedService
{
    /// <summary>The client that asks the origin.</summary>
    public const string Client = "media.origin";

    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, (StreamPull Pull, Task Running)> _pulls = [];
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Somebody watches a session here.</summary>
    /// <param name="session">Which.</param>
    /// <param name="path">The signed path that they came with.</param>
    public void Need(SessionId session, string path)
    {
        if (options.Value.Origin is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_pulls.TryGetValue(session, out var known))
            {
                known.Pull.Need(path);
            }
            else if (!_stopping.IsCancellationRequested)
            {
                var pull = new StreamPull(streams.Of(session), clients.CreateClient(Client), time, logger);
                pull.Need(path);
                _pulls[session] = (pull, Task.Run(() => Run(session, pull)));
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Task> running;
        lock (_gate)
        {
            _stopping.Cancel();
            running = [.. _pulls.Values.Select(pull => pull.Running)];
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    [LoggerMessage(5004, LogLevel.Error, "The pull of session {Session} ended")]
    private static partial void LogEnded(ILogger logger, SessionId session, Exception problem);

    private async Task Run(SessionId session, StreamPull pull)
    {
        try
        {
            await pull.Run(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The node stops.
        }
        catch (Exception problem)
        {
            // Whoever asks next, a second from now, has it begun anew.
            LogEnded(logger, session, problem);
        }
        finally
        {
            lock (_gate)
            {
                _pulls.Remove(session);
            }
        }
    }
}
