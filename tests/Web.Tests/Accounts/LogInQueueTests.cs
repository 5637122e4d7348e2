using System.Net.Sockets;
using System.Text;
using LiveFair.Web.Accounts;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Accounts;

public sealed class LogInQueueTests() : FairTest(new TightFair())
{
    private static readonly object Right = new { userName = "host", password = "livefair-demo" };

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

    [Fact]
    public async Task A_log_in_behind_a_full_queue_is_503_OVERLOADED_and_other_calls_are_answered()
    {
        var queue = Fair.Services.GetRequiredService<LogInQueue>();
        var first = await queue.Enter(CancellationToken.None);
        var waiting = Enumerable.Range(0, TightFair.LogInsWaiting)
            .Select(_ => queue.Enter(CancellationToken.None).AsTask()).ToList();

        var refused = (await Api.Post("/api/auth/login", Right)).Refuses(503, "OVERLOADED");
        Assert.True(refused["retryAfterMs"].GetInt64() > 0);
        (await Api.Get("/api/sessions")).Is(200);
        (await Api.Post("/api/viewers", new { nickname = "小马" })).Is(201);

        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        first.Dispose();
        foreach (var turn in waiting)
        {
            using var lease = await turn;
            Assert.True(lease.IsAcquired);
        }

        (await Api.Post("/api/auth/login", Right)).Is(200);
    }

    [Fact]
    public async Task Who_sends_a_password_slowly_keeps_nobody_waiting()
    {
        var slow = new List<TcpClient>();
        for (var i = 0; i <= TightFair.LogInsWaiting; i++)
        {
            slow.Add(await SendHalf());
        }

        (await Api.Post("/api/auth/login", Right)).Is(200);

        // Nobody had to wait until the server gave them up.
        Assert.All(slow, client => Assert.False(client.Client.Poll(0, SelectMode.SelectRead), "A slow one was answered."));
        slow.ForEach(client => client.Dispose());
    }

    /// <summary>A request whose body never comes to its end.</summary>
    private async Task<TcpClient> SendHalf()
    {
        var client = new TcpClient();
        await client.ConnectAsync(Fair.Address.Host, Fair.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/auth/login HTTP/1.1\r\nHost: {Fair.Address.Authority}\r\nX-Forwarded-For: 203.0.113.99\r\n"
            + "Content-Type: application/json\r\nContent-Length: 200\r\n\r\n{\"userName\":\"host\","));
        return client;
    }
}
