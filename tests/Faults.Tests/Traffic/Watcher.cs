using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;

namespace LiveFair.Faults.Tests.Traffic;

/// <summary>Watches the session, and comes back with its offset and epoch whenever the connection is lost.</summary>
/// <param name="missed">How many lives it stays away before it comes back.</param>
public sealed class Watcher(Fair fair, Lives lives, string token, HubProtocol protocol, int missed)
{
    public WatchRecord Record { get; } = new(Fair.RecoveryWindow);

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task Run(CancellationToken stop)
    {
        for (var life = 1; !stop.IsCancellationRequested; life += 1 + missed)
        {
            life = await lives.Until(life);
            try
            {
                await using var hub = await LiveHub.Open(fair.Address, token, protocol);
                await foreach (var item in hub.Watch(fair.Session, Record.After, Record.Epoch, stop))
                {
                    Record.Add(item);
                }
            }
            catch (Exception problem) when (Seeker.IsBroken(problem))
            {
                // It comes back in a later life, from where its record stands; or the test is over.
            }
        }
    }
}
