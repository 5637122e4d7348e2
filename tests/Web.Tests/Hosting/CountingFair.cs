using LiveFair.Live.Log;
using LiveFair.Web.Tests.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>The demo fair, whose store counts how often logs are read.</summary>
public sealed class CountingFair : FairServer
{
    internal CountingLogStore Store => (CountingLogStore)Services.GetRequiredService<ILogStore>();

    protected override void Add(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(ILogStore)).ImplementationType!;
        services.AddSingleton<ILogStore>(provider =>
            new CountingLogStore((ILogStore)ActivatorUtilities.CreateInstance(provider, real)));
    }
}
