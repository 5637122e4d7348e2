namespace LiveFair.Grains.Sessions;

/// <summary>Adds up the viewers that nodes report; a node that fell silent is forgotten after a minute.</summary>
internal sealed class ViewerCount
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, NodeReport> _reports = [];

    public int Report(string node, int viewers, DateTimeOffset now)
    {
        _reports[node] = new NodeReport(viewers, now);
        return Total(now);
    }

    public int Total(DateTimeOffset now) =>
        _reports.Values.Where(report => now - report.At < Silence).Sum(report => report.Viewers);

    private readonly record struct NodeReport(int Viewers, DateTimeOffset At);
}
