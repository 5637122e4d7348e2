using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Faults.Tests.Clients;

/// <summary>
/// A connection of the official SignalR client; what comes in either protocol is read into the same shapes.
/// </summary>
public sealed class LiveHub : IAsyncDisposable
{
    private readonly HubConnection _connection;

    private LiveHub(HubConnection connection) => _connection = connection;

    public static async Task<LiveHub> Open(Uri address, string token, HubProtocol protocol)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/live"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
        });
        if (protocol == HubProtocol.MessagePack)
        {
            builder.AddMessagePackProtocol();
        }

        var connection = builder.Build();
        try
        {
            await connection.StartAsync();
            return new LiveHub(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task<HubAnswer> Comment(string session, string opId, string text) =>
        HubAnswer.Read(await _connection.InvokeAsync<object>(
            "Comment",
            new Dictionary<string, object> { ["sessionId"] = session, ["opId"] = opId, ["text"] = text }));

    public async IAsyncEnumerable<WatchItem> Watch(
        string session, long? after, string? epoch, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var request = new Dictionary<string, object?> { ["sessionId"] = session };
        if (after is not null)
        {
            request["after"] = after;
            request["epoch"] = epoch;
        }

        await foreach (var item in _connection.StreamAsync<object>("Watch", request, cancellation))
        {
            yield return WatchItem.Read(item);
        }
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();
}

/// <summary>The answer to a hub command.</summary>
public sealed record HubAnswer(bool Ok, long Offset, string Code)
{
    public static HubAnswer Read(object answer) => answer switch
    {
        JsonElement json => new HubAnswer(
            json.GetProperty("ok").GetBoolean(),
            json.TryGetProperty("offset", out var offset) ? offset.GetInt64() : 0,
            json.TryGetProperty("code", out var code) ? code.GetString()! : ""),
        object?[] packed => new HubAnswer(
            (bool)packed[0]!, Convert.ToInt64(packed[1], null), packed[2] as string ?? ""),
        _ => throw new InvalidOperationException($"An answer came as {answer.GetType()}."),
    };
}
