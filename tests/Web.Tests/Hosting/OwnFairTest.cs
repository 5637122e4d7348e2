namespace LiveFair.Web.Tests.Hosting;

/// <summary>A test with a fair of its own, for it changes what cannot be changed back.</summary>
public abstract class OwnFairTest(FairServer fair) : FairTest(fair)
{
    public override async Task InitializeAsync()
    {
        await Fair.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Fair.DisposeAsync();
    }
}
