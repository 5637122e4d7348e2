using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Bench.Fanout;

/// <summary>Takes comments from anybody.</summary>
internal sealed class BaselineHub(Gathered gathered) : Hub
{
    public async Task Publish(string comment)
    {
        if (gathered.Ticks)
        {
            gathered.Add(comment);
        }
        else
        {
            await Clients.All.SendAsync("f", comment);
        }
    }
}
