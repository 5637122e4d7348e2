using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media;

public sealed class StopTests() : OwnFairTest(new FairServer())
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15); // Less than the node's own for its end.

    [Fact]
    public async Task A_node_that_stops_lets_a_publishing_tab_go_instead_of_waiting_for_it()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        await tab.Hear("health");

        var stopping = Fair.App.StopAsync();

        Assert.Null(await tab.Hear("refused"));
        await stopping.WaitAsync(Patience);
    }
}
