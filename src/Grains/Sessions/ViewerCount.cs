namespace LiveFair.Grains.Sessions;

/// <summary>Adds up the viewers that feeds report; one that ended or fell silent for a minute is forgotten.</summary>
internal sealed class ViewerCount
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, FeedReport> _reports = [];

    public int Report(string feed, int viewers, DateTimeOffset now)
    {
        _reports[feed] = new FeedReport(viewers, now);
        foreach (var (name, report) in _reports)
        {
            if (!Counts(report, now))
            {
                _reports.Remove(name);
            }
        }

        return Total(now);
    }

    public int Total(DateTimeOffset now) =>
        _reports.Values.Where(report => Counts(report, now)).Sum(report => report.Viewers);

    private static bool Counts(FeedReport report, DateTimeOffset now) =>
        report.Viewers > 0 && now - report.At < Silence;

    private readonly record struct FeedReport(int Viewers, DateTimeOffset At);
}
