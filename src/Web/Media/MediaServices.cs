using LiveFair.Web.Hosting;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Media.Recordings;
using LiveFair.Web.Media.Rtmp;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>Puts the video together.</summary>
internal static class MediaServices
{
    /// <summary>What publishing and playing need.</summary>
    /// <param name="keys">The folder of the fair's keys.</param>
    /// <param name="options">The settings, for what is there with some of them only.</param>
    public static IServiceCollection AddMedia(
        this IServiceCollection services, DirectoryInfo keys, MediaOptions options)
    {
        try
        {
            services.AddSingleton(PlaySecret.Keep(Path.Combine(keys.FullName, "play.key")));
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new SettingsException(problem.Message);
        }

        services.AddSingleton<Packaging>();
        services.AddSingleton<WatchedStreams>();
        services.AddSingleton<PlaySeal>();
        services.AddSingleton<PlayAddresses>();
        services.AddSingleton<PublishTickets>();
        services.AddSingleton<PublishDoor>();
        services.AddSingleton<IPublishDoor>(provider => provider.GetRequiredService<PublishDoor>());
        services.AddSingleton<PublishAddress>();
        services.AddSingleton<VideoStreams>();
        services.AddHostedService<StreamKeeper>();
        services.AddSingleton<StreamPulls>();
        services.AddHostedService(provider => provider.GetRequiredService<StreamPulls>());
        services.AddHttpClient(StreamPulls.Client).ConfigureHttpClient((provider, http) =>
        {
            http.BaseAddress = provider.GetRequiredService<IOptions<MediaOptions>>().Value.Origin;
            http.Timeout = Timeout.InfiniteTimeSpan;
        }).RemoveAllLoggers(); // They would write signed addresses.
        services.AddSingleton<Replays>();
        services.AddHostedService<StreamRecall>();
        services.AddSingleton<RecordingKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<RecordingKeeper>());
        services.AddSingleton(Options.Create(options.Rtmp));
        services.AddSingleton<RtmpSeats>();
        services.AddSingleton<WrongKeys>();
        services.AddSingleton<RtmpLog>();
        return services.AddEngine(options.Engine);
    }

    /// <summary>The media's routes.</summary>
    public static void MapVideo(this IEndpointRouteBuilder app)
    {
        app.MapIngest();
        app.MapPlay();
        app.MapHls();
        app.MapReplay();
        app.MapEngine();
    }
}
