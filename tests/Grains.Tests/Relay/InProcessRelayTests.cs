using LiveFair.Grains.Relay;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Relay;

public sealed class InProcessRelayTests : RelayContract
{
    private readonly InProcessRelay _relay = new();

    protected override IRelay Writer => _relay;

    protected override IRelay Reader => _relay;
}
