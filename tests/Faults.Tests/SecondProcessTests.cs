using LiveFair.Faults.Tests.Processes;

namespace LiveFair.Faults.Tests;

/// <summary>
/// One process writes a store; a second one is kept away from it, and nobody is once the first is gone.
/// </summary>
public sealed class SecondProcessTests : IDisposable
{
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_and_the_first_serves_on()
    {
        await using var first = await Server.Start(Server.FreePort(), _data.Path);
        await RefusedStart.Expect(_data.Path, Server.FreePort(), [], _data.Database, "another process");
        using var http = new HttpClient { BaseAddress = first.Address };
        Assert.Equal("ready", await http.GetStringAsync("/readyz"));
    }

    [Fact]
    public async Task After_a_kill_the_same_data_can_be_opened_at_once()
    {
        var port = Server.FreePort();
        await using (var first = await Server.Start(port, _data.Path))
        {
            first.Kill();
            await first.Ended();
        }

        await using var second = await Server.Start(port, _data.Path);
        Assert.Equal("", second.Complained);
    }
}
