using System.Buffers;
using LiveFair.Live.Media;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Lanes;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>One connection's talk, without a network.</summary>
public sealed class RtmpSessionTests
{
    private const string Connected = "0: _result 1 {fmsVer:'LiveFair/1,0',capabilities:31} "
        + "{level:'status',code:'NetConnection.Connect.Success',description:'Connected.',objectEncoding:0,"
        + "fourCcList:['avc1','mp4a','Opus'],videoFourCcInfoMap:{avc1:4},audioFourCcInfoMap:{mp4a:4,Opus:4}}";

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ServerWords _words = new();
    private readonly RtmpSession _session;
    private readonly List<string> _frames = [];
    private ReadOnlySequence<byte> _left;

    public RtmpSessionTests() => _session = new RtmpSession(_output, new byte[Handshake.ChanceLength]);

    [Fact]
    public void A_publisher_is_answered_step_by_step()
    {
        Assert.Equal(RtmpStep.NeedsMore, Send([.. PublisherBytes.Handshake, .. PublisherBytes.LargeChunks]));
        var codecs = new NamedValue("fourCcList", new ListValue(["av01"]));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.Connect(more: codecs)));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.Command("releaseStream", 2, NothingValue.Here, "s")));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.Command("FCPublish", 3, NothingValue.Here, "s")));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.CreateStream));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.Command("_checkbw", 9, NothingValue.Here)));
        Assert.Equal(RtmpStep.Publish, Send(PublisherBytes.Publish("fair_1?x=1&key=se-cr_et&key=other")));
        Assert.Equal(("fair_1", "se-cr_et"), (_session.Wanted?.Session.Value, _session.Wanted?.Key));
        _session.Grant();
        Assert.Equal(RtmpStep.Unpublish, Send(PublisherBytes.Command("FCUnpublish", 6, NothingValue.Here, "s?key=k")));
        Assert.Equal(RtmpStep.NeedsMore, Send(PublisherBytes.Command("deleteStream", 7, NothingValue.Here, 1)));
        Assert.Equal(
            [
                "WindowAckSize 2500000", "SetPeerBandwidth 002625a002", Connected,
                "0: _result 2 null null", "0: _result 3 null null", "0: _result 4 null 1",
                "control 000000000001",
                "1: onStatus 0 null {level:'status',code:'NetStream.Publish.Start',description:'Go ahead.'}",
                "1: onStatus 0 null {level:'status',code:'NetStream.Unpublish.Success',"
                    + "description:'The stream has ended.'}",
            ],
            Said());
    }

    [Fact]
    public void A_publisher_that_ended_its_stream_may_begin_another_on_the_same_connection()
    {
        Begin();
        Assert.Equal(RtmpStep.Unpublish, Send(PublisherBytes.Command("deleteStream", 7, NothingValue.Here, 1)));
        Send(PublisherBytes.Message(RtmpKind.Audio, 0, [0xAF, 1, 1]));
        Assert.Equal(RtmpStep.Publish, Send(PublisherBytes.Publish("fair2?key=k")));
        Assert.Equal("fair2", _session.Wanted?.Session.Value);
        _session.Grant();
        Send(PublisherBytes.Message(RtmpKind.Audio, 7, [0xAF, 1, 2]));
        Assert.Equal(["Audio@7:af0102"], _frames);
    }

    [Fact]
    public void What_a_real_publisher_sends_is_the_same_wherever_it_is_cut_and_is_what_it_wrote_to_a_file()
    {
        var sent = File.ReadAllBytes(SourceTree.Path("tests", "Fixtures", "publish.rtmp"));
        var file = FlvFile.Frames(File.ReadAllBytes(SourceTree.Path("tests", "Fixtures", "publish.flv")));
        Assert.Equal(68, file.Count);
        for (var cut = 0; cut <= sent.Length; cut++)
        {
            var test = new RtmpSessionTests();
            test.Send(sent[..cut]);
            test.Send(sent[cut..]);
            Assert.StartsWith("Script@0:02000a6f6e4d65746144617461", test._frames[0], StringComparison.Ordinal);
            Assert.Equal(file, test._frames[1..]);
        }

        var byBytes = new RtmpSessionTests();
        Array.ForEach(sent, one => byBytes.Send([one]));
        Assert.Equal(file, byBytes._frames[1..]);
    }

    [Fact]
    public void Tags_of_enhanced_RTMP_are_passed_on_as_they_are()
    {
        Begin();
        var header = Bytes.Of("90 61 76 63 31 01 42 e0 1e ff e1 00 00");
        var opus = Bytes.Of("90 4f 70 75 73 4f 70 75 73 48 65 61 64 01 02 38 01 80 bb 00 00 00 00 00");
        var hevc = Bytes.Of("91 68 76 63 31 00 00 00 01 02");
        Send(PublisherBytes.Message(RtmpKind.Video, 0, header));
        Send(PublisherBytes.Message(RtmpKind.Audio, 0, opus));
        Send(PublisherBytes.Message(RtmpKind.Video, uint.MaxValue, hevc));
        Send(PublisherBytes.Message(RtmpKind.Video, 20, hevc));
        Assert.Equal(
            [
                FlvFile.Frame(FlvKind.Video, 0, header), FlvFile.Frame(FlvKind.Audio, 0, opus),
                FlvFile.Frame(FlvKind.Video, uint.MaxValue, hevc), FlvFile.Frame(FlvKind.Video, 20, hevc),
            ],
            _frames);
    }

    [Theory]
    [InlineData("02 00 0d 40 73 65 74 44 61 74 61 46 72 61 6d 65 02 00 01 61 05", RtmpKind.Data, "0200016105")]
    [InlineData("00 02 00 0d 40 73 65 74 44 61 74 61 46 72 61 6d 65 02 00 01 61", RtmpKind.DataInAmf3, "02000161")]
    [InlineData("02 00 01 61 05", RtmpKind.Data, "0200016105")]
    [InlineData("02 00 0f 40 63 6c 65 61 72 44 61 74 61 46 72 61 6d 65", RtmpKind.Data, null)]
    [InlineData("02 00 0d 40 73 65 74 44 61 74 61 46 72 61 6d 65", RtmpKind.Data, null)]
    [InlineData("05", RtmpKind.Data, null)]
    [InlineData("", RtmpKind.DataInAmf3, null)]
    public void Data_is_passed_on_without_the_word_that_sets_it(string sent, object kind, string? passed)
    {
        Begin();
        Send(PublisherBytes.Message((RtmpKind)kind, 3, Bytes.Of(sent)));
        Assert.Equal(passed is null ? [] : [$"Script@3:{passed}"], _frames);
    }

    [Theory]
    [InlineData("fair1")]
    [InlineData("fair1?")]
    [InlineData("fair1?key=")]
    [InlineData("?key=k")]
    [InlineData("fair 1?key=k")]
    [InlineData("../fair1?key=k")]
    [InlineData("a123456789a123456789a123456789a123456789a?key=k")]
    [InlineData("fair1?kay=k")]
    public void What_cannot_be_a_stream_s_name_is_wanted_as_none(string name)
    {
        Send(PublisherBytes.Opening);
        Assert.Equal(RtmpStep.Publish, Send(PublisherBytes.Publish(name)));
        Assert.Null(_session.Wanted);
    }

    [Fact]
    public void A_name_or_application_that_is_no_word_is_none()
    {
        foreach (var name in HostileNames.All)
        {
            Assert.Null(StreamName.Read($"{name}?key=k"));
            var session = new RtmpSession(new ArrayBufferWriter<byte>(), new byte[Handshake.ChanceLength]);
            byte[] greeting = [.. PublisherBytes.Handshake, .. PublisherBytes.LargeChunks];
            Assert.Equal(RtmpStep.Close, Step(session, [.. greeting, .. PublisherBytes.Connect(name)]));
            session = new RtmpSession(new ArrayBufferWriter<byte>(), new byte[Handshake.ChanceLength]);
            byte[] asking = [.. PublisherBytes.Opening, .. PublisherBytes.Publish($"{name}?key=k")];
            Assert.Equal(RtmpStep.Publish, Step(session, asking));
            Assert.Null(session.Wanted);
        }
    }

    [Fact]
    public void A_key_longer_than_any_is_none()
    {
        Assert.Null(StreamName.Read($"s?key={new string('k', 129)}"));
        Assert.NotNull(StreamName.Read($"s?key={new string('k', 128)}"));
    }

    [Theory]
    [InlineData("record")]
    [InlineData("append")]
    public void A_stream_is_live_and_nothing_else(string type)
    {
        Send(PublisherBytes.Opening);
        Assert.Equal(RtmpStep.Close, Send(PublisherBytes.Publish("fair1?key=k", type)));
        Assert.Contains("'NetStream.Publish.BadName'", Said()[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("play")]
    [InlineData("play2")]
    public void Nobody_watches_over_RTMP(string command)
    {
        Send(PublisherBytes.Opening);
        Assert.Equal(RtmpStep.Close, Send(PublisherBytes.Command(command, 5, NothingValue.Here, "fair1")));
        Assert.Contains("Watching is over HTTP", Said()[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("live", RtmpStep.NeedsMore)]
    [InlineData("live/", RtmpStep.NeedsMore)]
    [InlineData("", RtmpStep.Close)]
    [InlineData("vod", RtmpStep.Close)]
    [InlineData("live/1", RtmpStep.Close)]
    public void The_application_is_live(string app, object step)
    {
        Assert.Equal((RtmpStep)step, Send([.. PublisherBytes.Handshake, .. PublisherBytes.Connect(app)]));
        var isRejected = Said()[^1].Contains("Connect.Rejected", StringComparison.Ordinal);
        Assert.Equal((RtmpStep)step == RtmpStep.Close, isRejected);
    }

    private static RtmpStep Step(RtmpSession session, byte[] bytes)
    {
        var sent = new ReadOnlySequence<byte>(bytes);
        return session.Read(ref sent);
    }

    [Fact]
    public void Who_has_not_shaken_hands_hears_nothing_of_the_server_s_end()
    {
        _session.Stop();
        Assert.Equal(0, _output.WrittenCount);
        Send(PublisherBytes.Handshake);
        _session.Stop();
        Assert.Contains("NetConnection.Connect.AppShutdown", Said()[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_ping_is_answered_with_what_it_held()
    {
        Send(PublisherBytes.Opening);
        Send(PublisherBytes.Message(RtmpKind.UserControl, 0, Bytes.Of("00 06 01 02 03 04"), chunkStream: 2));
        Send(PublisherBytes.Message(RtmpKind.UserControl, 0, Bytes.Of("00 03 00 00 00 01 00 00 0b b8")));
        Assert.Equal("control 000701020304", Said()[^1]);
    }

    [Fact]
    public void What_came_is_acknowledged_once_in_each_window_of_the_publisher_s()
    {
        Begin();
        Send(PublisherBytes.Message(RtmpKind.WindowAckSize, 0, Bytes.Of("00 00 4e 20"), chunkStream: 2));
        var before = Said().Count;
        for (var i = 0; i < 10; i++)
        {
            Send(PublisherBytes.Message(RtmpKind.Video, 0, new byte[10_000]));
        }

        var acknowledged = Said()[before..].Select(said => int.Parse(said.Split(' ')[1])).ToList();
        Assert.Equal(5, acknowledged.Count);
        var steps = acknowledged.Zip(acknowledged.Skip(1), (first, second) => second - first);
        Assert.All(steps, step => Assert.InRange(step, 20_000, 30_100));
    }

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void Nonsense_ends_the_connection(string name)
    {
        Assert.Equal((RtmpStep.Abort, name), (Send(NonsenseSent[name]), name));
        Assert.Empty(_frames);
    }

    public static TheoryData<string> Nonsense => [.. NonsenseSent.Keys];

    private static Dictionary<string, byte[]> NonsenseSent { get; } = new()
    {
        ["HTTP"] = "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
        ["a first chunk of format 3"] = [.. PublisherBytes.Handshake, 0xC3],
        ["chunks of nothing"] = [.. PublisherBytes.Handshake, 2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        ["chunks of 2^31"] = [.. PublisherBytes.Handshake, 2, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 0, 0x80, 0, 0, 0],
        ["a command before connect"] = [.. PublisherBytes.Handshake, .. PublisherBytes.CreateStream],
        ["connect again"] = [.. PublisherBytes.Opening, .. PublisherBytes.Connect()],
        ["values within values"] =
        [
            .. PublisherBytes.Handshake, .. PublisherBytes.LargeChunks,
            .. PublisherBytes.Message(
                RtmpKind.Command, 0, [.. Enumerable.Repeat(Bytes.Of("0a 00 00 00 01"), 3_000).SelectMany(one => one)]),
        ],
        ["more values than there are bytes"] =
            [.. PublisherBytes.Handshake, .. PublisherBytes.Message(RtmpKind.Command, 0, Bytes.Of("0a ff ff ff ff"))],
        ["frames that nobody granted, without end"] =
        [
            .. PublisherBytes.Opening,
            .. PublisherBytes.Message(RtmpKind.Video, 0, new byte[RtmpSession.MostBefore]),
        ],
    };

    /// <summary>
    /// However a publisher's bytes are spoilt: nothing is thrown, and no more is held or said than may be.
    /// </summary>
    [Fact]
    public void Spoilt_bytes_throw_nothing_and_fill_no_memory()
    {
        var sent = File.ReadAllBytes(SourceTree.Path("tests", "Fixtures", "publish.rtmp"));
        var random = new Random(20_261_203);
        var aborted = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var spoilt = (byte[])sent.Clone();
            for (var spoil = random.Next(1, 6); spoil > 0; spoil--)
            {
                spoilt[random.Next(Handshake.PartLength, spoilt.Length)] = (byte)random.Next(256);
            }

            var test = new RtmpSessionTests();
            foreach (var piece in spoilt[..random.Next(spoilt.Length)].Chunk(random.Next(1, 5_000)))
            {
                if (test.Send(piece) is RtmpStep.Abort or RtmpStep.Close)
                {
                    aborted++;
                    break;
                }
            }

            Assert.InRange(test._output.WrittenCount, 0, 10_000);
        }

        Assert.InRange(aborted, 100, 2_900);
    }

    private void Begin()
    {
        Send(PublisherBytes.Opening);
        Assert.Equal(RtmpStep.Publish, Send(PublisherBytes.Publish("fair1?key=k")));
        _session.Grant();
    }

    /// <summary>Reads on; whatever is to be published is granted when more follows it at once.</summary>
    /// <returns>The last step.</returns>
    private RtmpStep Send(byte[] bytes)
    {
        _left = new ReadOnlySequence<byte>([.. _left.ToArray(), .. bytes]);
        while (true)
        {
            var step = _session.Read(ref _left);
            switch (step)
            {
                case RtmpStep.Frame:
                    _frames.Add(FlvFile.Frame(_session.Frame.Kind, _session.Frame.Ms, _session.Frame.Body.Span));
                    continue;
                case RtmpStep.Publish when _session.Wanted?.Key == "right":
                    _session.Grant();
                    continue;
                case RtmpStep.Unpublish when !_left.IsEmpty:
                    continue;
                default:
                    return step;
            }
        }
    }

    private List<string> Said()
    {
        _words.Add(_output.WrittenSpan);
        _output.Clear();
        return _words.Said;
    }
}
