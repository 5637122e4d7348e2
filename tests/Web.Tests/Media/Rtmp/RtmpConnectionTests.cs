using System.IO.Pipelines;
using System.Net;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A connection between two pipes of the test's own.</summary>
public sealed class RtmpConnectionTests : IDisposable
{
    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(20));
    private readonly ArmedTime _time = new();
    private readonly Pipe _input = new();
    private readonly Pipe _output = new(new PipeOptions(pauseWriterThreshold: 1_024, resumeWriterThreshold: 512));
    private readonly WrongKeys _wrongKeys = new(Options.Create(new RtmpOptions()));
    private readonly RtmpConnection _connection;

    public RtmpConnectionTests()
    {
        var log = new RtmpLog(NullLogger<RtmpLog>.Instance);
        var limits = new LimitLog(_time, NullLogger<LimitLog>.Instance);
        var context = new DefaultConnectionContext("peer", new Transport(_input.Reader, _output.Writer), null!);
        var keys = new KeyCheck(new TestDoor(), _wrongKeys, limits, log, IPAddress.Loopback);
        _connection = new RtmpConnection(context, keys, log, _time);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _wrongKeys.Dispose();
        _late.Dispose();
    }

    [Fact]
    public async Task A_peer_that_takes_no_answer_is_let_go_when_its_time_is_over()
    {
        var serving = _connection.Serve();
        await _input.Writer.WriteAsync(PublisherBytes.Handshake, _late.Token);
        await _time.Pass(RtmpConnection.UntilPublish, _late.Token);
        await serving.WaitAsync(_late.Token);
    }

    [Fact]
    public async Task A_peer_that_the_network_has_lost_is_no_failure()
    {
        await _input.Writer.CompleteAsync(new IOException("lost"));
        await _connection.Serve().WaitAsync(_late.Token);
    }

    private sealed class Transport(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
