using LiveFair.Live;
using LiveFair.Live.Media;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Security;
using Microsoft.Extensions.Logging;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>Real connections, with a clock by hand.</summary>
public sealed class RtmpServerTests : IAsyncLifetime
{
    private static readonly byte[] Frame = PublisherBytes.Message(RtmpKind.Audio, 5, [0xAF, 1, 2]);

    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(30));
    private RtmpServer _server = null!;

    private CancellationToken Late => _late.Token;

    public async Task InitializeAsync() => _server = await RtmpServer.Start(new RtmpOptions
    {
        ConnectionsPerAddress = 4,
        WrongKeys = new BucketOptions { Burst = 2, Interval = TimeSpan.FromDays(1) },
    });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _late.Dispose();
    }

    [Fact]
    public async Task A_publisher_with_the_right_key_brings_frames_until_it_goes()
    {
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        await publisher.Send(Frame, Late);
        var publication = await _server.Door.Opened(Late);
        Assert.Equal("fair1", publication.Session.Value);
        Assert.Equal("Audio@5:af0102", await publication.Frame(Late));
        Assert.False(publication.Gone.IsCompleted, "it is still there");
        publisher.Dispose();
        await publication.Gone.WaitAsync(Late);
    }

    [Fact]
    public async Task Frames_are_taken_to_the_last_from_a_publisher_that_says_everything_at_once_and_goes()
    {
        using var publisher = await TestPublisher.Connect(_server.Port, Late);
        await publisher.Send(
            [.. PublisherBytes.Opening, .. PublisherBytes.Publish($"fair1?key={TestDoor.Key}"), .. Frame, .. Frame],
            Late);
        publisher.EndSending();
        var publication = await _server.Door.Opened(Late);
        Assert.Equal(["Audio@5:af0102", "Audio@5:af0102"], await publication.Frames(Late));
        await publisher.Closed(Late);
    }

    [Fact]
    public async Task Frames_that_come_while_the_key_is_looked_up_are_not_lost()
    {
        var go = new TaskCompletionSource();
        _server.Door.Asking = () => go.Task;
        using var publisher = await TestPublisher.Ask(_server.Port, $"fair1?key={TestDoor.Key}", Late);
        await publisher.Send([.. Frame, .. Frame], Late);
        go.SetResult();
        var publication = await _server.Door.Opened(Late);
        Assert.Equal("Audio@5:af0102", await publication.Frame(Late));
        Assert.Equal("Audio@5:af0102", await publication.Frame(Late));
    }

    [Fact]
    public async Task A_publisher_that_ends_its_stream_is_gone_though_its_connection_stays()
    {
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        var publication = await _server.Door.Opened(Late);
        await publisher.Send(PublisherBytes.Command("FCUnpublish", 8, NothingValue.Here, "fair1"), Late);
        await publication.Gone.WaitAsync(Late);
        await publisher.Hear("NetStream.Unpublish.Success", Late);
        await publisher.Send(PublisherBytes.Publish($"fair2?key={TestDoor.Key}"), Late);
        Assert.Equal("fair2", (await _server.Door.Opened(Late)).Session.Value);
    }

    [Theory]
    [InlineData("fair1?key=wrong")]
    [InlineData("fair1")]
    [InlineData("../fair?key=right")]
    public async Task Every_wrong_key_is_answered_with_the_same_words_after_a_while(string name)
    {
        using var publisher = await TestPublisher.Ask(_server.Port, name, Late);
        await publisher.Hear("0: _result 4", Late);
        await _server.Time.Pass(RtmpConnection.WrongKeyDelay, Late);
        await publisher.Hear("NetStream.Publish.BadName", Late);
        Assert.Contains(KeyCheck.Wrong.Words, publisher.Said[^1], StringComparison.Ordinal);
        await _server.Time.Pass(RtmpConnection.LastWords, Late);
        await publisher.Closed(Late);
    }

    [Fact]
    public async Task Who_has_tried_too_many_keys_is_not_looked_at_even_with_a_right_one()
    {
        for (var tried = 0; tried < 2; tried++)
        {
            using var guesser = await TestPublisher.Ask(_server.Port, "fair1?key=guess", Late);
            await _server.Time.Pass(RtmpConnection.WrongKeyDelay, Late);
            await guesser.Hear("NetStream.Publish.BadName", Late);
        }

        using var publisher = await TestPublisher.Ask(_server.Port, $"fair1?key={TestDoor.Key}", Late);
        await publisher.Hear(KeyCheck.TooMany.Words, Late);
        Assert.Equal(["guess", "guess"], _server.Door.Asked);
        Assert.Contains(
            _server.Logs.Since(0), line => line.Level == LogLevel.Warning && line.Holds("limit of StreamKeys"));
    }

    [Fact]
    public async Task A_refusal_for_the_right_key_is_told_in_its_words_at_once()
    {
        _server.Door.Refusal = Refusal.NotAllowed("Somebody publishes already.");
        using var publisher = await TestPublisher.Ask(_server.Port, $"fair1?key={TestDoor.Key}", Late);
        await publisher.Hear("'NetStream.Publish.BadName',description:'Somebody publishes already.'", Late);
        await _server.Time.Pass(RtmpConnection.LastWords, Late);
        await publisher.Closed(Late);
    }

    [Fact]
    public async Task A_frame_that_cannot_be_taken_ends_it_in_words()
    {
        _server.Door.OnFrame = kind => kind == FlvKind.Video ? Refusal.Invalid("Video must be H.264.") : null;
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        await publisher.Send([.. Frame, .. PublisherBytes.Message(RtmpKind.Video, 6, [0x12, 1]), .. Frame], Late);
        await publisher.Hear("'NetStream.Publish.Failed',description:'Video must be H.264.'", Late);
        var publication = await _server.Door.Opened(Late);
        publisher.EndSending();
        Assert.Equal(["Audio@5:af0102", "Video@6:1201"], await publication.Frames(Late));
        await publisher.Closed(Late);
        Assert.Contains(_server.Logs.Since(0), line => line.Holds("fair1 that came over RTMP was refused: Video must"));
    }

    [Fact]
    public async Task Who_is_cut_off_is_told()
    {
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        var publication = await _server.Door.Opened(Late);
        publication.End();
        await publisher.Hear("'NetStream.Publish.Failed',description:'No more video is taken here", Late);
        publisher.EndSending();
        await publication.Gone.WaitAsync(Late);
        await publisher.Closed(Late);
    }

    [Fact]
    public async Task A_door_that_fails_is_told_to_the_operator_and_in_other_words_to_the_publisher()
    {
        _server.Logs.Expect("could not be looked up");
        _server.Door.Asking = () => throw new TimeoutException("the store is away");
        using var publisher = await TestPublisher.Ask(_server.Port, $"fair1?key={TestDoor.Key}", Late);
        await publisher.Hear("The stream key could not be looked up just now", Late);
        Assert.Contains(_server.Logs.Since(0), line => line.Holds("the store is away"));
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_waits_for_nobody()
    {
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        var publication = await _server.Door.Opened(Late);
        var stopping = _server.Stop();
        await publisher.Hear("NetConnection.Connect.AppShutdown", Late);
        publisher.EndSending();
        await publication.Gone.WaitAsync(Late);
        await stopping.WaitAsync(Late);
    }

    [Fact]
    public async Task Who_connects_and_does_not_publish_has_ten_seconds()
    {
        using var publisher = await TestPublisher.Greet(_server.Port, Late);
        await publisher.Send(PublisherBytes.Connect(), Late);
        await publisher.Hear("_result 1", Late);
        var closed = publisher.Closed(Late);
        _server.Time.Advance(RtmpConnection.UntilPublish - TimeSpan.FromMilliseconds(1));
        Assert.False(closed.IsCompleted, "it has ten seconds");
        _server.Time.Advance(TimeSpan.FromMilliseconds(1));
        await closed;
    }

    [Fact]
    public async Task A_publisher_that_sends_nothing_for_fifteen_seconds_is_gone_and_one_that_sends_stays()
    {
        using var publisher = await TestPublisher.Publish(_server.Port, Late);
        var publication = await _server.Door.Opened(Late);
        for (var frame = 0; frame < 4; frame++)
        {
            _server.Time.Advance(RtmpConnection.Silence - TimeSpan.FromMilliseconds(1));
            await publisher.Send(Frame, Late);
            Assert.Equal("Audio@5:af0102", await publication.Frame(Late));
        }

        _server.Time.Advance(RtmpConnection.Silence);
        await publication.Gone.WaitAsync(Late);
        await publisher.Closed(Late);
    }

    [Fact]
    public async Task An_address_has_so_many_connections_and_gets_them_back()
    {
        var seated = new List<TestPublisher>();
        for (var seat = 0; seat < 4; seat++)
        {
            seated.Add(await TestPublisher.Greet(_server.Port, Late));
        }

        await TestPublisher.TurnedAway(_server.Port, Late);
        Assert.Contains(_server.Logs.Since(0), line => line.Holds("limit of Publishers"));

        // A seat is free once the server has seen the connection end, of which there is no sign but its own close.
        seated[0].EndSending();
        await seated[0].Closed(Late);
        using var again = await TestPublisher.Publish(_server.Port, Late);
        seated.ForEach(publisher => publisher.Dispose());
    }
}
