using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;

namespace LiveFair.Web.Tests.Hubs;

public sealed class FailureLogTests : IDisposable
{
    private readonly LogCollector _logs = new();
    private readonly LoggerFactory _factory;
    private readonly FailureLog _filter;

    public FailureLogTests()
    {
        _factory = new LoggerFactory([_logs]);
        _filter = new FailureLog(_factory.CreateLogger<FailureLog>());
    }

    public void Dispose() => _factory.Dispose();

    [Fact]
    public async Task A_failure_in_a_call_or_in_a_stream_is_logged_once_and_goes_on()
    {
        await Assert.ThrowsAsync<IOException>(async () => await Call(() => throw new IOException("disk")));
        Assert.Single(_logs.Since(0));
        var stream = (IAsyncEnumerable<object>)(await Call(() => Broken(new IOException("disk"))))!;
        await Assert.ThrowsAsync<IOException>(async () => await Read(stream));
        Assert.Equal(2, _logs.Since(0).Count);
    }

    [Fact]
    public async Task A_refusal_is_no_failure_and_leaves_no_line()
    {
        await Assert.ThrowsAsync<HubException>(async () => await Call(() => throw new HubException("NOT_FOUND: none")));
        var stream = (IAsyncEnumerable<object>)(await Call(() => Broken(new HubException("NOT_FOUND: none"))))!;
        await Assert.ThrowsAsync<HubException>(async () => await Read(stream));
        Assert.Empty(_logs.Since(0));
    }

    private ValueTask<object?> Call(Func<object> method)
    {
        var call = new HubInvocationContext(
            null!, null!, null!, typeof(LiveHub).GetMethod(nameof(LiveHub.Watch))!, []);
        return _filter.InvokeMethodAsync(call, _ => ValueTask.FromResult<object?>(method()));
    }

    private static async IAsyncEnumerable<object> Broken(Exception end)
    {
        yield return "first";
        await Task.CompletedTask;
        throw end;
    }

    private static async Task Read(IAsyncEnumerable<object> stream)
    {
        await foreach (var item in stream)
        {
            Assert.Equal("first", item);
        }
    }
}
