namespace LiveFair.Live;

/// <summary>The time of day where the stations are: all of China keeps one, without summer time.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan FromUtc = TimeSpan.FromHours(8);

    /// <summary>The same moment with China's clock and date.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(FromUtc);
}
