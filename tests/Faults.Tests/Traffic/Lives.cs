using LiveFair.Faults.Tests.Processes;

namespace LiveFair.Faults.Tests.Traffic;

/// <summary>
/// A server that is ended and started again on the same data and port, and those who wait for its next life.
/// </summary>
public sealed class Lives(int port, string data, string settings) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = NewSignal();
    private TaskCompletionSource _ending = NewSignal();
    private int _acknowledgements;
    private int _spins;
    private bool _isLast;

    /// <summary>How a life ends.</summary>
    public Ending Ending { get; init; }

    /// <summary>The process of the present life.</summary>
    public Server Server { get; private set; } = null!;

    /// <summary>How many lives there were, with the present one.</summary>
    public int Count { get; private set; }

    /// <summary>Begins the next life. It lasts until <paramref name="acknowledgements"/> acts were acknowledged, and
    /// <paramref name="spins"/> turns of a processor more; 0 acknowledgements: to the end of the test.</summary>
    /// <returns>Completes when the process was killed, or asked to end.</returns>
    public async Task<Task> Begin(int acknowledgements, int spins)
    {
        if (Server is { } last)
        {
            await last.Ended();
            await last.DisposeAsync();
        }

        Server = await Server.Start(port, data, "--demo", "--config", settings);
        TaskCompletionSource announced;
        lock (_gate)
        {
            (_acknowledgements, _spins, _isLast) = (acknowledgements, spins, acknowledgements == 0);
            _ending = NewSignal();
            Count++;
            (announced, _next) = (_next, NewSignal());
        }

        announced.SetResult();
        return _ending.Task;
    }

    /// <summary>Waits until at least this many lives have begun, or the last one; answers how many have.</summary>
    public async Task<int> Until(int count)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (Count > 0 && (_isLast || Count >= count))
                {
                    return Count;
                }

                next = _next.Task;
            }

            await next;
        }
    }

    /// <summary>
    /// An act was acknowledged; the one that was one too many ends the server, in the middle of all others.
    /// </summary>
    public void Acknowledged()
    {
        lock (_gate)
        {
            if (_isLast || --_acknowledgements != 0)
            {
                return;
            }
        }

        Thread.SpinWait(_spins);
        if (Ending == Ending.Killed)
        {
            Server.Kill();
        }
        else
        {
            Server.AskToEnd();
        }

        _ending.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is { } last)
        {
            await last.DisposeAsync();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>How a server's life ends.</summary>
public enum Ending
{
    /// <summary>SIGKILL.</summary>
    Killed,

    /// <summary>SIGTERM.</summary>
    Asked,
}
