using System.Net;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using LiveFair.Live.Media;
using LiveFair.Web.Hosting;
using LiveFair.Web.Security.Certificates;
using LiveFair.Web.Tests.Media;
using LiveFair.Web.Tests.Media.Engines;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Hosting;

public sealed class SecureTests(SecureFair fair) : FairTest(fair), IClassFixture<SecureFair>
{
    private readonly List<IDisposable> _clients = [];

    public override async Task DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await base.DisposeAsync();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Who_trusts_the_authority_reaches_the_fair_over_HTTPS(string host)
    {
        using var answer = await Client(await Trust()).GetAsync(
            new UriBuilder(fair.Secure) { Host = host, Path = "/healthz" }.Uri);

        Assert.Equal("alive", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Who_does_not_is_warned()
    {
        var failed = await Assert.ThrowsAsync<HttpRequestException>(
            () => Client(new X509ChainPolicy()).GetAsync(new Uri(fair.Secure, "/healthz")));
        Assert.IsType<AuthenticationException>(failed.InnerException);
    }

    [Fact]
    public async Task The_authority_is_fetched_in_the_clear_as_what_phones_install()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(fair.Address, CertificateGuide.Path));

        Assert.Equal("application/x-x509-ca-cert", answer.Content.Headers.ContentType?.MediaType);
        using var authority = X509CertificateLoader.LoadCertificate(await answer.Content.ReadAsByteArrayAsync());
        Assert.True(authority.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
        Assert.False(authority.HasPrivateKey);
    }

    [Fact]
    public async Task A_page_s_cookie_that_came_over_TLS_goes_back_over_TLS_only()
    {
        using var body = Api.Text("""{"userName":"host","password":"livefair-demo"}""");
        using var answer = await Client(await Trust()).PostAsync(new Uri(fair.Secure, "/api/auth/login"), body);

        Assert.Contains("; secure", answer.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hub_is_there_over_TLS_and_shows_what_it_shows_elsewhere()
    {
        var room = await Fair.NewLiveRoom();
        var policy = await Trust();
        var hub = Track(new HubConnectionBuilder().WithUrl(new Uri(fair.Secure, "/hubs/live"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.WebSocketFactory = async (context, cancellation) =>
            {
                var socket = new ClientWebSocket();
                await socket.ConnectAsync(context.Uri, new HttpMessageInvoker(Handler(policy)), cancellation);
                return socket;
            };
        }).Build());
        await hub.StartAsync();
        var watcher = Track(await Hubs.Watcher.Join(
            hub, "Watch", new { sessionId = room.Id, after = (object?)null, epoch = (string?)null }));

        var head = await room.SayMany(3);
        await watcher.Until(head);
        Assert.Equal(await room.Head(), watcher.Last);
    }

    [Fact]
    public async Task Video_is_published_over_TLS_to_where_the_host_is_told()
    {
        var room = await Fair.NewLiveRoom();
        var ingest = (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200);
        var key = ingest["streamKey"].GetString()!;
        Fair.Logs.Secret(key.Split("key=")[1]);
        var server = ingest["rtmpsUrl"].GetString()!;
        Assert.StartsWith("rtmps://127.0.0.1:", server, StringComparison.Ordinal);

        await using var publisher = Ffmpeg.Publish($"{server}/{key}", 60);
        using var viewer = await WatchedFlv.Open(
            Fair, (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!);
        await viewer.Until(tags => tags.Any(tag => tag.Kind == FlvKind.Video), "a picture that came over TLS");
    }

    [Fact]
    public void Whoever_starts_it_is_told_where_it_is_and_how_phones_trust_it()
    {
        var names = new MachineNames("fair-1", [IPAddress.Parse("192.168.1.20"), IPAddress.Parse("2001:db8::7")]);
        var line = CommandLine.Parse(["--https", "--port", "80"]);

        var closed = CertificateGuide.Lines(line, names).ToList();
        Assert.Equal(
            [
                "HTTPS: https://127.0.0.1:5443/",
                "Only this machine reaches it; started with --listen 0.0.0.0 as well, its network does.",
            ],
            closed.Take(2));
        var open = CertificateGuide.Lines(line with { Listen = IPAddress.Any }, names).ToList();
        Assert.Equal("HTTPS: https://192.168.1.20:5443/  https://fair-1:5443/", open[0]);
        Assert.Contains("http://192.168.1.20:80/livefair-ca.crt", open[1], StringComparison.Ordinal);
        Assert.Contains(open, said => said.Contains("Android", StringComparison.Ordinal));
        Assert.Contains(open, said => said.Contains("iPhone", StringComparison.Ordinal));
        Assert.Equal(open.Skip(1), closed.Skip(2));
        var both = CertificateGuide.Lines(line with { Listen = IPAddress.IPv6Any }, names).First();
        Assert.Contains("https://[2001:db8::7]:5443/", both, StringComparison.Ordinal);
    }

    private async Task<X509ChainPolicy> Trust()
    {
        using var http = new HttpClient();
        var authority = X509CertificateLoader.LoadCertificate(
            await http.GetByteArrayAsync(new Uri(fair.Address, CertificateGuide.Path)));
        _clients.Add(authority);
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(authority);
        return policy;
    }

    private static SocketsHttpHandler Handler(X509ChainPolicy policy) => new()
    {
        SslOptions = { CertificateChainPolicy = policy }, UseCookies = false,
    };

    private HttpClient Client(X509ChainPolicy policy)
    {
        var client = new HttpClient(Handler(policy));
        _clients.Add(client);
        return client;
    }
}
