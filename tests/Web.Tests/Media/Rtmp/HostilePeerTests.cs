using System.Net.Sockets;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Tests.Lanes;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>Whoever sends what is no stream loses its connection, and nobody else notices.</summary>
public sealed class HostilePeerTests : IAsyncLifetime
{
    private static readonly byte[] Frame = PublisherBytes.Message(RtmpKind.Audio, 5, [0xAF, 1, 2]);

    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(60));
    private RtmpServer _server = null!;
    private TestPublisher _publisher = null!;
    private TestPublication _publication = null!;

    private CancellationToken Late => _late.Token;

    public async Task InitializeAsync()
    {
        _server = await RtmpServer.Start();
        _publisher = await TestPublisher.Publish(_server.Port, Late);
        _publication = await _server.Door.Opened(Late);
        await _server.Time.Armed(RtmpConnection.UntilPublish, Late);
    }

    public async Task DisposeAsync()
    {
        _publisher.Dispose();
        await _server.DisposeAsync();
        _late.Dispose();
    }

    /// <summary>By name: the runner writes a theory's data down, and megabytes of it for minutes.</summary>
    public static TheoryData<string> Peers => [.. Sent.Keys];

    private static Dictionary<string, byte[]> Sent { get; } = MakeSent();

    [Theory]
    [MemberData(nameof(Peers))]
    public async Task A_peer_that_brings_no_stream_is_closed_within_ten_seconds(string name)
    {
        using var peer = await TestPublisher.Connect(_server.Port, Late);
        try
        {
            await peer.Send(Sent[name], Late);
        }
        catch (SocketException)
        {
            // Closed before it had said everything.
        }

        await _server.Time.Pass(RtmpConnection.UntilPublish, Late);
        await peer.Closed(Late);
        Assert.True(_server.Door.Asked.Count == 1, $"the door was asked about {name}");
        await _publisher.Send(Frame, Late);
        Assert.Equal("Audio@5:af0102", await _publication.Frame(Late));
    }

    private static Dictionary<string, byte[]> MakeSent()
    {
        var handshake = PublisherBytes.Handshake;
        var opening = PublisherBytes.Opening;
        var objects = Repeated(Bytes.Of("03 00 01 61"), 5_000);
        var sent = new Dictionary<string, byte[]>
        {
            ["nothing"] = [],
            ["HTTP"] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray(),
            ["TLS"] = Bytes.Of("16 03 01 02 00 01 00 01 fc 03 03"),
            ["a version and no more"] = handshake[..1],
            ["half a handshake"] = handshake[..1_000],
            ["all but the last byte of C1"] = handshake[..Handshake.PartLength],
            ["C1 without C2"] = handshake[..(1 + Handshake.PartLength)],
            ["half of C2"] = handshake[..2_000],
            ["all but the last byte of C2"] = handshake[..^1],
            ["a handshake and no more"] = handshake,
            ["half a head"] = [.. handshake, 3, 0, 0],
            ["half a message"] = [.. handshake, 3, 0, 0, 0, 0x80, 0, 0, 20, 0, 0, 0, 0, .. new byte[100]],
            ["chunks of nothing"] = [.. handshake, 2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0],
            ["chunks of 2^31"] = [.. handshake, 2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0x80, 0, 0, 0],
            ["values in values"] =
                [.. handshake, .. PublisherBytes.LargeChunks, .. PublisherBytes.Message(RtmpKind.Command, 0, objects)],
            ["everything but a stream"] = opening,
            ["a message without end"] =
                [.. opening, .. PublisherBytes.Message(RtmpKind.Video, 0, new byte[3_000_000])],
            ["questions without end"] = [.. opening, .. Repeated(PublisherBytes.CreateStream, 60_000)],
        };
        var random = new Random(20_261_204);
        for (var round = 0; round < 5; round++)
        {
            var noise = new byte[random.Next(200_000)];
            random.NextBytes(noise);
            sent[$"noise {round}"] = noise;
            sent[$"a handshake and noise {round}"] = [.. handshake, .. noise];
        }

        return sent;
    }

    private static byte[] Repeated(byte[] bytes, int times) =>
        [.. Enumerable.Repeat(bytes, times).SelectMany(one => one)];
}
