using System.Diagnostics;
using LiveFair.Bench.LongLog;

namespace LiveFair.Bench.Tests.LongLog;

/// <summary>When a long log counts as slower.</summary>
public sealed class LongLogReportTests
{
    [Theory]
    [InlineData(100, 100, true)]
    [InlineData(100, 110, true)]
    [InlineData(100, 111, false)]
    [InlineData(100, 50, true)]
    public void The_median_in_the_long_log_may_be_a_tenth_above_that_in_the_short_one(
        int inShort, int inLong, bool isMet)
    {
        var times = new LogTimes();
        foreach (var outlier in new[] { 1, 1, 1_000 })
        {
            times.Short.Add(0, Stopwatch.Frequency / 1_000 * inShort * outlier);
            times.Long.Add(0, Stopwatch.Frequency / 1_000 * inLong * outlier);
        }

        Assert.Equal(isMet, LongLogReport.IsMet(times));
    }
}
