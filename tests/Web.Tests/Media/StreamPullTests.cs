using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using LiveFair.Web.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Media;

public sealed class StreamPullTests : IAsyncDisposable
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(20);

    private readonly WatchedTime _time = new();
    private readonly Origin _origin = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly VideoStream _stream;
    private readonly Task _running;

    public StreamPullTests()
    {
        _stream = TestStreams.Of("s1", _time, new MediaOptions());
        _stream.Watch();
        var http = new HttpClient(_origin)
        {
            BaseAddress = new Uri("http://origin.test/"), Timeout = Timeout.InfiniteTimeSpan,
        };
        var pull = new StreamPull(_stream, http, _time, NullLogger<StreamPull>.Instance);
        pull.Need("/media/s1/token");
        _running = pull.Run(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        await _stream.DisposeAsync();
    }

    [Fact]
    public async Task An_origin_that_takes_the_call_and_answers_nothing_is_called_again()
    {
        await _time.Waits(StreamPull.Patience).WaitAsync(Late);
        await _origin.Called(1).WaitAsync(Late);
        _time.Advance(StreamPull.Patience);

        await CalledAgain(2);
    }

    [Fact]
    public async Task Whatever_an_origin_answers_with_it_is_called_again_until_the_session_is_over()
    {
        await _origin.Called(1);
        _origin.Answer(1, new InvalidOperationException("no such luck"));
        await CalledAgain(2);
        _origin.Answer(2, new HttpResponseMessage(HttpStatusCode.BadGateway));
        await CalledAgain(3);
        _origin.Answer(3, new HttpResponseMessage(HttpStatusCode.Conflict));

        await _running.WaitAsync(Late);
        Assert.True(_stream.IsOver);
    }

    private async Task CalledAgain(int times)
    {
        await _time.Waits(StreamPull.RetryAfter).WaitAsync(Late);
        _time.Advance(StreamPull.RetryAfter);
        await _origin.Called(times).WaitAsync(Late);
    }

    /// <summary>Tells when somebody began to wait.</summary>
    private sealed class WatchedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

        public async Task Waits(TimeSpan due)
        {
            while (await _timers.Reader.ReadAsync() != due)
            {
                // Somebody else's.
            }
        }

        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _timers.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    /// <summary>Answers when it is told.</summary>
    private sealed class Origin : HttpMessageHandler
    {
        private readonly ConcurrentDictionary<int, TaskCompletionSource> _called = new();
        private readonly ConcurrentDictionary<int, TaskCompletionSource<HttpResponseMessage>> _answers = new();
        private int _count;

        public Task Called(int time) => At(_called, time).Task;

        public void Answer(int time, Exception problem) => AnswerTo(time).SetException(problem);

        public void Answer(int time, HttpResponseMessage answer) => AnswerTo(time).SetResult(answer);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var time = Interlocked.Increment(ref _count);
            At(_called, time).TrySetResult();
            return AnswerTo(time).Task.WaitAsync(cancellationToken);
        }

        private static TaskCompletionSource At(ConcurrentDictionary<int, TaskCompletionSource> all, int time) =>
            all.GetOrAdd(time, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

        private TaskCompletionSource<HttpResponseMessage> AnswerTo(int time) =>
            _answers.GetOrAdd(time, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
