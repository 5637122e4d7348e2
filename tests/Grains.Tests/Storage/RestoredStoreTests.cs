using LiveFair.Grains.Storage;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Storage;

public sealed class RestoredStoreTests(TempStore store) : IClassFixture<TempStore>
{
    private static readonly LogName Log = LogName.Of(new SessionId("kept"));

    [Fact]
    public async Task A_restored_store_keeps_its_logs_under_a_new_epoch_and_a_continued_one_under_the_old()
    {
        var pending = new PendingEvent { Body = new Noticed("周六面试"), Actor = "a:1" };
        var first = await store.Of<ILogStore>().Open(Log);
        await store.Of<ILogStore>().Append(Log, 0, store.Time.GetUtcNow(), 0, [pending]);

        Assert.Equal(first.Epoch, await EpochAfter(StoreOrigin.Continued));
        var restored = await EpochAfter(StoreOrigin.Restored);
        Assert.NotEqual(first.Epoch, restored);
        Assert.Equal(restored, await EpochAfter(StoreOrigin.Continued));
        Assert.Equal(new Noticed("周六面试"), Assert.Single(await store.Of<ILogStore>().Read(Log, 0, 10)).Body);
    }

    private async Task<string> EpochAfter(StoreOrigin origin)
    {
        await store.Close();
        await store.Open(origin);
        return (await store.Of<ILogStore>().Open(Log)).Epoch;
    }
}
