using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LiveFair.Web.Media;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>RTMP and RTMPS on free ports of Kestrel, with a door and a clock of the test's own.</summary>
internal sealed class RtmpServer : IAsyncDisposable
{
    private static readonly X509Certificate2 Certificate = MakeCertificate();

    private readonly WebApplication _app;
    private ListenOptions? _plain;
    private ListenOptions? _secure;

    private RtmpServer(RtmpOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(Logs);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IPublishDoor>(Door);
        builder.Services.AddSingleton(Options.Create(options));
        builder.Services.AddSingleton<RtmpSeats>();
        builder.Services.AddSingleton<WrongKeys>();
        builder.Services.AddSingleton<RtmpLog>();
        builder.Services.AddSingleton<LimitLog>();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                _plain = listen;
                listen.UseConnectionHandler<RtmpConnectionHandler>();
            });
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                _secure = listen;
                listen.UseHttps(Certificate).UseConnectionHandler<RtmpConnectionHandler>();
            });
        });
        _app = builder.Build();
    }

    public TestDoor Door { get; } = new();

    public ArmedTime Time { get; } = new();

    public LogCollector Logs { get; } = new();

    public int Port => _plain!.IPEndPoint!.Port;

    /// <summary>Where the same is served behind TLS.</summary>
    public int SecurePort => _secure!.IPEndPoint!.Port;

    public static async Task<RtmpServer> Start(RtmpOptions? options = null)
    {
        var server = new RtmpServer(options ?? new RtmpOptions());
        await server._app.StartAsync();
        return server;
    }

    public Task Stop() => _app.StopAsync();

    /// <summary>Stops, and fails on an error in the log, or a key.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Logs.Secret("key=");
        Logs.Secret(TestDoor.Key);
        Logs.AssertClean(0);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
