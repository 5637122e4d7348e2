using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Bench.Fanout;

/// <summary>The comments since the last tick.</summary>
internal sealed class Gathered(IHubContext<BaselineHub> hub)
{
    private readonly Lock _gate = new();
    private List<string> _comments = [];

    public bool Ticks { get; set; }

    public void Add(string comment)
    {
        lock (_gate)
        {
            _comments.Add(comment);
        }
    }

    public async Task Tell()
    {
        List<string> comments;
        lock (_gate)
        {
            (comments, _comments) = (_comments, []);
        }

        if (comments.Count > 0)
        {
            await hub.Clients.All.SendAsync("f", comments);
        }
    }
}
