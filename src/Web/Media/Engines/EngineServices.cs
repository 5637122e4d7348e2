using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Engines;

/// <summary>Puts the engine's side together; without an engine only its empty addresses.</summary>
internal static class EngineServices
{
    public static IServiceCollection AddEngine(this IServiceCollection services, EngineOptions engine)
    {
        services.AddSingleton<EngineAddresses>();
        services.AddSingleton<EngineStreams>();
        if (engine.Kind != EngineKind.None)
        {
            services.AddSingleton<EngineDesk>();
            services.AddSingleton<EngineGate>();
            services.AddHostedService<EngineKeeper>();
        }

        return services;
    }

    /// <summary>The hooks of the engine that is set, and of no other.</summary>
    public static void MapEngine(this IEndpointRouteBuilder app)
    {
        var services = app.ServiceProvider;
        var kind = services.GetRequiredService<IOptions<MediaOptions>>().Value.Engine.Kind;
        if (kind == EngineKind.None)
        {
            return;
        }

        var hooks = app.MapGroup("/hooks").AddEndpointFilter(services.GetRequiredService<EngineGate>());
        switch (kind)
        {
            case EngineKind.Srs:
                hooks.Map("srs", SrsHooks.Serve);
                break;
            case EngineKind.NginxRtmp:
                hooks.Map("nginx-rtmp", NginxHooks.Serve);
                break;
            case EngineKind.MediaMtx:
                hooks.Map("mediamtx", MediaMtxHooks.Serve);
                break;
            default:
                throw new InvalidOperationException($"There are no hooks for {kind}.");
        }
    }
}
