using System.Net;
using System.Net.Sockets;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>A frame that was made for one viewer is sent to all others without any memory taken for them.</summary>
public sealed class SteadySendingTests : IDisposable
{
    private const int Viewers = 500;

    private readonly HandViews _views = new();

    // Takes whatever is sent, and nobody has to read it.
    private readonly Socket _sink = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public SteadySendingTests()
    {
        _sink.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _sink.Connect(_sink.LocalEndPoint!);
        _sink.Blocking = false;
    }

    public void Dispose() => _sink.Dispose();

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public void Five_hundred_viewers_of_one_place_take_no_memory_for_a_frame(string protocol)
    {
        IHubProtocol written = protocol == "json" ? new JsonHubProtocol() : new MessagePackHubProtocol();
        var encodings = Enumerable.Range(0, 40).Select(number => LaneEncoding.Of(written, $"{number}")).ToArray();
        var (first, others) = (Group(1, encodings, out _), Group(Viewers, encodings, out var lanes));
        for (var round = 1; round <= 20; round++)
        {
            var view = _views.Add(3);
            first.Send(view);
            var before = GC.GetAllocatedBytesForCurrentThread();
            others.Send(view);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.All(lanes, lane => Assert.Equal(round, lane.Passed));

            // The first round lists the lanes, and compiles what it calls.
            Assert.True(round == 1 || taken == 0, $"round {round} took {taken} bytes");
        }
    }

    /// <summary>Viewers at one place whose streams have one or the other of the encodings.</summary>
    private LaneGroup Group(int viewers, LaneEncoding[] encodings, out List<Lane> lanes)
    {
        var group = new LaneGroup(_views.Newest);
        lanes = [.. Enumerable.Range(0, viewers).Select(_ => new Lane(_sink, () => { }, TimeProvider.System))];
        foreach (var (i, lane) in lanes.Index())
        {
            var encoding = encodings[i % encodings.Length];
            Assert.True(lane.TryFollow(new FeedCursor(group, encoding, _views.Newest.Head, 0)));
            group.Add(lane);
        }

        return group;
    }
}
