using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveFair.Web.Accounts;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Tests.Accounts;

public sealed class LogInQueueTests() : OwnFairTest(new TightFair())
{
    private static readonly object Right = new { userName = "host", password = "livefair-demo" };

    [Fact]
    public async Task A_log_in_behind_a_full_queue_is_503_OVERLOADED_and_other_calls_are_answered()
    {
        var queue = Fair.Services.GetRequiredService<LogInQueue>();
        var first = await queue.Enter(Stranger(0), CancellationToken.None);
        var waiting = Enumerable.Range(1, TightFair.LogInsWaiting)
            .Select(i => queue.Enter(Stranger(i), CancellationToken.None)).ToList();

        var refused = (await Api.Post("/api/auth/login", Right)).Refuses(503, "OVERLOADED");
        Assert.True(refused["retryAfterMs"].GetInt64() > 0);
        (await Api.Get("/api/sessions")).Is(200);
        (await Api.Post("/api/viewers", new { nickname = "小马" })).Is(201);

        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        first!.Dispose();
        foreach (var turn in waiting)
        {
            using var lease = await turn;
            Assert.NotNull(lease);
        }

        (await Api.Post("/api/auth/login", Right)).Is(200);
    }

    [Fact]
    public async Task One_network_takes_a_tenth_of_the_places_and_leaves_the_others_to_others()
    {
        using var queue = new LogInQueue(Options.Create(new LimitOptions { LogInsWaiting = 20 }));
        var turn = await queue.Enter(IPAddress.Parse("2001:db8:1::1"), CancellationToken.None);
        var waiting = Enumerable.Range(1, 2)
            .Select(i => queue.Enter(IPAddress.Parse($"2001:db8:1:{i}::1"), CancellationToken.None)).ToList();
        Assert.Null(await queue.Enter(IPAddress.Parse("2001:db8:1:3::1"), CancellationToken.None));

        waiting.Add(queue.Enter(Stranger(1), CancellationToken.None));
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        turn!.Dispose();
        foreach (var one in waiting)
        {
            (await one)!.Dispose();
        }

        Assert.NotNull(await queue.Enter(IPAddress.Parse("2001:db8:1:3::1"), CancellationToken.None));
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
        Assert.All(
            slow,
            client => Assert.False(client.Client.Poll(0, SelectMode.SelectRead), "A slow one was answered."));
        slow.ForEach(client => client.Dispose());
    }

    private static IPAddress Stranger(int network) => IPAddress.Parse($"198.51.{network}.1");

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
