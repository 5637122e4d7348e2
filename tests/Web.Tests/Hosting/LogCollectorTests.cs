using Microsoft.Extensions.Logging;
using Xunit.Sdk;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>The guard of all other tests must itself bite.</summary>
public sealed class LogCollectorTests
{
    [Fact]
    public void An_error_that_no_test_expects_is_found()
    {
        using var logs = new LogCollector();
        logs.CreateLogger("store").LogError("the disk is full");
        Assert.Throws<TrueException>(() => logs.AssertClean(0));
        logs.Expect("disk is full");
        logs.AssertClean(0);
    }

    [Theory]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Warning)]
    public void A_secret_is_found_at_any_level_and_inside_an_exception(LogLevel level)
    {
        using var logs = new LogCollector();
        logs.Secret("13900000001");
        logs.CreateLogger("sms").Log(
            level, new InvalidOperationException("no answer for 13900000001"), "the gateway failed");
        Assert.Throws<TrueException>(() => logs.AssertClean(0));
    }
}
