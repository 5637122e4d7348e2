using System.Net;
using LiveFair.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>The whole server put together and not started, for a look at its endpoints.</summary>
internal sealed class Fair : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("livefair-endpoints").FullName;
    private readonly WebApplication _app;

    public Fair(StartKind start)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddFair(new CommandLine(0, IPAddress.Loopback, _data, null, start), new FairSettings());
        _app = builder.Build();
        _app.UseFair(start);
    }

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    public void Dispose()
    {
        ((IDisposable)_app).Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
