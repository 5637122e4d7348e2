using System.Net;
using LiveFair.Web.Hosting;
using LiveFair.Web.Viewers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>
/// A whole fair in this process, put together as Program.cs does it, on a free port and a folder of its own.
/// </summary>
public class FairServer : IAsyncLifetime
{
    private WebApplication? _app;
    private int _phones;

    /// <summary>The folder of everything that it keeps.</summary>
    public string Data { get; } = Directory.CreateTempSubdirectory("livefair-").FullName;

    public LogCollector Logs { get; } = new();

    public ShiftedTime Time { get; } = new();

    public Api Api { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public WebApplication App => _app!;

    public IServiceProvider Services => App.Services;

    public string Host { get; private set; } = "";

    public string Staff { get; private set; } = "";

    public string Admin { get; private set; } = "";

    /// <summary>Settings that let no test wait.</summary>
    protected virtual FairSettings Settings
    {
        get
        {
            var settings = new FairSettings();
            settings.Viewers.CommentBurst = 10_000;
            settings.Viewers.ReactionBurst = 10_000;
            settings.Sessions.Gathering = TimeSpan.Zero;
            settings.Feed.Spacing = TimeSpan.FromMilliseconds(5);
            settings.Feed.ReadablePerSecond = 10_000;
            settings.Limits.NewViewers.Burst = 100_000;
            settings.Limits.Codes.Burst = 100_000;
            settings.Limits.AllCodes.Burst = 100_000;
            settings.Limits.LogIns.Burst = 100_000;
            settings.Media.Recording.MinFree = 0;
            return settings;
        }
    }

    protected virtual StartKind Kind => StartKind.Demo;

    /// <summary>Where it takes RTMP; 0: nowhere, for fairs of several tests run at once.</summary>
    protected virtual int RtmpPort => 0;

    protected virtual CommandLine Line => new(0, IPAddress.Loopback, Data, null, Kind);

    /// <summary>What a test's fair has beside the real one.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    public virtual async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = WebRoot.Find(),
        });
        builder.Logging.AddFairLogging(() => false);
        builder.Logging.AddProvider(Logs);
        var settings = Settings;
        settings.Media.Rtmp.Port = RtmpPort;
        builder.AddFair(Line, settings);
        builder.Services.AddSingleton<TimeProvider>(Time);
        Add(builder.Services);
        _app = builder.Build();
        _app.UseFair(Kind);
        await _app.StartAsync();
        Address = _app.Urls.Select(url => new Uri(url)).Single(url => url.Scheme == "http" && url.Port != RtmpPort);
        Api = new Api(Address);
        if (Kind == StartKind.Demo)
        {
            Host = await LogIn("host", "livefair-demo");
            Staff = await LogIn("staff", "livefair-demo");
            Admin = await LogIn("admin", "livefair-demo");
        }
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    public async Task<string> LogIn(string userName, string password)
    {
        var reply = (await Api.Post("/api/auth/login", new { userName, password })).Is(200);
        return Logs.Secret(reply["token"].GetString()!);
    }

    /// <summary>A station of its own, whose admin may do there all that an account can.</summary>
    public async Task<TestStation> NewStation()
    {
        var stationId = (await Api.Post("/api/stations", new { name = "邻区驿站" }, Admin)).Is(201).Id;
        var (userName, password) = ($"admin{TestRoom.Op()[..8]}", "long-enough-1");
        (await Api.Post(
            "/api/accounts", new { userName, password, displayName = "邻区站长", role = "admin", stationId }, Admin))
            .Is(201);
        return new TestStation(stationId, await LogIn(userName, password));
    }

    public async Task<TestViewer> NewViewer(string nickname = "小马")
    {
        var made = (await Api.Post("/api/viewers", new { nickname })).Is(201);
        var phone = Logs.Secret($"139{Interlocked.Increment(ref _phones):D8}");
        return new TestViewer(made["viewerId"].GetString()!, Logs.Secret(made["token"].GetString()!), phone);
    }

    /// <summary>A viewer who may comment and apply.</summary>
    /// <param name="nickname">The name on screen.</param>
    /// <param name="phone">A number that another device confirmed before; null: one of their own.</param>
    public async Task<TestViewer> NewVerifiedViewer(string nickname = "小马", string? phone = null)
    {
        var viewer = await NewViewer(nickname);
        viewer = viewer with { Phone = phone ?? viewer.Phone };
        (await Api.Post("/api/viewers/me/phone", new { phone = viewer.Phone }, viewer.Token)).Is(202);
        var code = Services.GetRequiredService<DemoSmsSender>().Outbox().Last(sms => sms.Phone == viewer.Phone).Code;
        (await Api.Post("/api/viewers/me/phone/confirm", new { phone = viewer.Phone, code }, viewer.Token)).Is(200);
        return viewer;
    }

    /// <summary>A session with three of the demo's postings that has not begun.</summary>
    public async Task<TestRoom> NewRoom()
    {
        // As anybody sees them: only those that take applications now.
        var listed = (await Api.Get("/api/postings")).Items.Take(3).ToList();
        var ids = listed.Select(posting => posting.GetProperty("id").GetString()!).ToList();
        var made = (await Api.Post(
            "/api/sessions", new { title = "测试场次", startsAt = Time.GetUtcNow(), postingIds = ids }, Host)).Is(201);
        var employers = listed
            .Select(posting => posting.GetProperty("employer").GetProperty("id").GetString()!).ToList();
        return new TestRoom(this, made.Id, ids, employers);
    }

    public async Task<TestRoom> NewLiveRoom()
    {
        var room = await NewRoom();
        (await Api.Post($"/api/sessions/{room.Id}/start", null, Host)).Is(200);
        return room;
    }

    public async Task<HubConnection> Connect(string? token, bool packed = false)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Address, "/hubs/live"), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.AccessTokenProvider = () => Task.FromResult(token);
        });
        var hub = (packed ? builder.AddMessagePackProtocol() : builder).Build();
        await hub.StartAsync();
        return hub;
    }
}

/// <summary>A station.</summary>
/// <param name="Id">Which.</param>
/// <param name="Admin">The token of its admin.</param>
public sealed record TestStation(string Id, string Admin);

/// <summary>A seeker's device.</summary>
public sealed record TestViewer(string Id, string Token, string Phone);
