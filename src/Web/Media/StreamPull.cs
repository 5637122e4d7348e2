using System.Net;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// Gets one stream from the node that has its publisher, once for all who watch it here, as long as somebody does.
/// </summary>
internal sealed partial class StreamPull(
    VideoStream stream, HttpClient http, TimeProvider time, ILogger<StreamPull> logger)
{
    /// <summary>How long the origin may send nothing before it is asked anew: its machine may be gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long after the last viewer's last request it goes on.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits before it asks again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private string _path = "";
    private bool _hasFailed;
    private long _neededAt;

    /// <summary>Somebody watches.</summary>
    /// <param name="path">The signed path that they came with, which the origin accepts too.</param>
    public void Need(string path)
    {
        Volatile.Write(ref _path, path);
        Volatile.Write(ref _neededAt, time.GetTimestamp());
    }

    /// <summary>Pulls until nobody watches any more, or the session is over.</summary>
    public async Task Run(CancellationToken stopping)
    {
        while (!stream.IsOver && IsNeeded)
        {
            if (await Pull(stopping) == Pulled.Over)
            {
                stream.End();
            }
            else
            {
                await Task.Delay(RetryAfter, time, stopping);
            }
        }
    }

    private bool IsNeeded =>
        stream.Viewers > 0 || time.GetElapsedTime(Volatile.Read(ref _neededAt)) < Linger;

    private async Task<Pulled> Pull(CancellationToken stopping)
    {
        try
        {
            using var answer = await Ask(stopping);
            if (answer.StatusCode == HttpStatusCode.Conflict)
            {
                return Pulled.Over;
            }

            answer.EnsureSuccessStatusCode();
            _hasFailed = false;
            await using var body = await answer.Content.ReadAsStreamAsync(stopping);
            await Pass(body, stopping);
            return Pulled.ForNow;
        }
        catch (TimeoutException)
        {
            // Nobody publishes, or the origin is gone: its next answer tells.
            return Pulled.ForNow;
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            // Viewers wait here meanwhile, and see the stream as soon as it can be had.
            if (!_hasFailed)
            {
                LogFailed(logger, stream.Session, problem.Message);
            }

            _hasFailed = true;
            return Pulled.ForNow;
        }
    }

    /// <exception cref="TimeoutException">The origin does not answer.</exception>
    private async Task<HttpResponseMessage> Ask(CancellationToken stopping)
    {
        using var late = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stopping);
        try
        {
            return await http.GetAsync(
                new Uri($"{Volatile.Read(ref _path)}/live.flv", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    /// <summary>Publishes here what the origin sends, until it ends or nobody watches.</summary>
    private async Task Pass(Stream body, CancellationToken stopping)
    {
        var buffer = new byte[64 * 1024];
        var reader = new FlvReader();
        var tags = new List<FlvTag>();
        StreamPublication? publication = null;
        try
        {
            while (IsNeeded)
            {
                var read = await body.ReadAsync(buffer, stopping).AsTask().WaitAsync(Patience, time, stopping);
                if (read == 0)
                {
                    return;
                }

                if (reader.Feed(buffer.AsSpan(0, read), tags) is { } broken)
                {
                    throw new IOException(broken.Words);
                }

                foreach (var tag in tags)
                {
                    publication ??= stream.Begin(PublishMeans.Node, TimeSpan.Zero).Value
                        ?? throw new IOException("The session is over here.");
                    if (publication.Take(tag.Kind, (uint)tag.Ms, tag.Body) is { } refusal)
                    {
                        throw new IOException(refusal.Words);
                    }
                }

                tags.Clear();
            }
        }
        finally
        {
            publication?.Dispose();
        }
    }

    [LoggerMessage(5002, LogLevel.Warning, "Session {Session} cannot be pulled from its origin: {Problem}")]
    private static partial void LogFailed(ILogger logger, SessionId session, string problem);

    private enum Pulled
    {
        ForNow,
        Over,
    }
}
