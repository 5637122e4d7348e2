using System.Net;
using System.Net.Sockets;
using LiveFair.Grains;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Viewers;
using LiveFair.Web.Accounts;
using LiveFair.Web.Feeds;
using LiveFair.Web.Hubs;
using LiveFair.Web.Lanes;
using LiveFair.Web.Media;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Postings;
using LiveFair.Web.Security;
using LiveFair.Web.Viewers;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StackExchange.Redis;

namespace LiveFair.Web.Hosting;

/// <summary>Puts one process together from its settings.</summary>
internal static class FairHost
{
    private const long LargestBody = 64 * 1024;
    private const long ReadBuffer = 512 * 1024;
    private const long LargestHubMessage = 32 * 1024;
    private const UnixFileMode OwnersAlone =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Adds everything; the order of the hosted services is the order of the start.</summary>
    public static void AddFair(this WebApplicationBuilder builder, CommandLine line, FairSettings settings)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(line.Listen, line.Port, LaneDoor.Stand);
            kestrel.ListenForRtmp(line.Listen, settings.Media);
        });

        // With what RTMP's reader holds it is less than a mebibyte that a stranger's connection can take.
        services.Configure<SocketTransportOptions>(sockets => sockets.MaxReadBufferSize = ReadBuffer);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Options.Create(settings.Feed));
        services.AddSingleton(Options.Create(settings.Sessions));
        services.AddSingleton(Options.Create(settings.Viewers));
        services.AddSingleton(Options.Create(settings.Groups));
        services.AddSingleton(Options.Create(settings.Sms));
        services.AddSingleton(Options.Create(settings.Limits));
        services.AddSingleton(Options.Create(settings.Media));
        services.AddSqliteStore(Path.Combine(line.Data, settings.Storage.File), line.Origin);
        services.AddHostedService<FirstPassword>(); // Before the silo, which would begin beside it.
        services.AddFairGrains();
        services.AddRelay(settings);
        builder.UseFairSilo(settings);
        services.AddPeople(line, settings);
        services.AddRequestLimits(settings.Limits);
        services.AddWire();
        var keys = KeyFolder(line.Data);
        services.AddRecordings(Path.Combine(line.Data, "recordings"), settings.Media.Recording);
        services.AddMedia(keys, settings.Media);
        services.AddSingleton(line);
        services.AddSingleton<Readiness>();
        services.AddHostedService<FirstStart>();
        builder.AddHttps(line, keys);
    }

    private static void AddRelay(this IServiceCollection services, FairSettings settings)
    {
        if (settings.Relay.Kind == RelayKind.InProcess)
        {
            services.AddInProcessRelay();
        }
        else
        {
            services.AddRedisRelay(settings.Relay.Redis, settings.Cluster.Id);
        }
    }

    private static void UseFairSilo(this WebApplicationBuilder builder, FairSettings settings)
    {
        var (port, gateway) = (PortOrFree(settings.Silo.Port), PortOrFree(settings.Silo.GatewayPort));
        builder.UseOrleans(silo =>
        {
            if (settings.Clustering.Kind == ClusteringKind.Localhost)
            {
                silo.UseLocalhostClustering(port, gateway, null, settings.Cluster.ServiceId, settings.Cluster.Id);
            }
            else
            {
                silo.Configure<ClusterOptions>(options =>
                {
                    options.ClusterId = settings.Cluster.Id;
                    options.ServiceId = settings.Cluster.ServiceId;
                });
                silo.ConfigureEndpoints(IPAddress.Loopback, port, gateway);
                silo.UseRedisClustering(settings.Clustering.Redis);
            }
        });
    }

    private static void AddPeople(this IServiceCollection services, CommandLine line, FairSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName(settings.Cluster.Id);
        if (settings.Clustering.Kind == ClusteringKind.Redis)
        {
            keys.PersistKeysToStackExchangeRedis(
                ConnectionMultiplexer.Connect(settings.Clustering.Redis), $"{settings.Cluster.Id}:keys");
        }
        else
        {
            keys.PersistKeysToFileSystem(KeyFolder(line.Data));
        }

        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = AccountFaults.LeastPassword;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = AccountFaults.LeastVariety;
        }).AddUserStore<AccountUserStore>();
        services.AddScoped<AccountDesk>();
        services.AddSingleton<LogInQueue>();
        services.AddSingleton<AccountStamps>();
        services.AddSingleton<TokenSeal>();
        services.AddAuthentication(TokenHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.SchemeName, null);
        services.AddHttpClient();
        if (line.Start == StartKind.Demo)
        {
            services.AddSingleton<DemoSmsSender>();
            services.AddSingleton<ISmsSender>(provider => provider.GetRequiredService<DemoSmsSender>());
        }
        else
        {
            services.AddSingleton<ISmsSender, HttpSmsSender>();
        }
    }

    private static void AddWire(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => LiveJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(route => route.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemHandler>();
        services.AddProblemDetails();
        services.AddScoped<PostingImport>();
        services.AddSingleton<LogFeeds>();
        services.AddSingleton<LogStreams>();
        services.AddSingleton<FailureLog>();
        services.AddSingleton<StreamLimit>();
        services.AddSingleton<TokenGuard>();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = LargestHubMessage;
                hub.EnableDetailedErrors = false;
                hub.AddFilter<FailureLog>();
                hub.AddFilter<StreamLimit>();
                hub.AddFilter<TokenGuard>();
            })
            .AddJsonProtocol(json => LiveJson.Configure(json.PayloadSerializerOptions))
            .AddMessagePackProtocol(packed => packed.SerializerOptions = WireFormat.MessagePack);

        // SignalR takes the protocol that was registered last under a name.
        services.AddSingleton<IHubProtocol>(provider =>
            new TicketProtocol(ActivatorUtilities.CreateInstance<JsonHubProtocol>(provider)));
        services.AddSingleton<IHubProtocol>(provider =>
            new TicketProtocol(ActivatorUtilities.CreateInstance<MessagePackHubProtocol>(provider)));
    }

    private static DirectoryInfo KeyFolder(string data)
    {
        var path = Path.Combine(Path.GetFullPath(data), "keys");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Directory.CreateDirectory(path);
            }

            // The folder around it as well, if it is new: the database in it holds names and phone numbers.
            Directory.CreateDirectory(Path.GetFullPath(data), OwnersAlone);
            var folder = Directory.CreateDirectory(path);
            folder.UnixFileMode = OwnersAlone;
            return folder;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"--data: {problem.Message}");
        }
    }

    private static int PortOrFree(int port)
    {
        if (port != 0)
        {
            return port;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
