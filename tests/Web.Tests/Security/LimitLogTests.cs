using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Security;

public sealed class LimitLogTests
{
    [Fact]
    public void Refusals_are_told_at_once_and_then_once_a_window_with_how_many_there_were()
    {
        var (time, lines) = (new FakeTimeProvider(), new LogCollector());
        using var factory = new LoggerFactory([lines]);
        var log = new LimitLog(time, factory.CreateLogger<LimitLog>());
        log.Add(Limited.Codes);
        log.Add(Limited.Codes);
        log.Add(Limited.LogIns);
        log.Add(Limited.Codes);
        time.Advance(TimeSpan.FromSeconds(10));
        log.Add(Limited.Codes);
        Assert.Equal(
            ["1 requests were over the limit of Codes", "1 requests were over the limit of LogIns",
                "3 requests were over the limit of Codes"],
            lines.Since(0).Select(line => line.Text.Split(';')[0]));
    }
}
