using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using LiveFair.Live;
using LiveFair.Live.Ids;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// One publisher's connection: moves bytes between the transport and an <see cref="RtmpSession"/>, and frames into a
/// <see cref="Publication"/>. What is not read waits in the transport, and so holds the publisher up.
/// </summary>
internal sealed class RtmpConnection(ConnectionContext connection, KeyCheck keys, RtmpLog log, TimeProvider time)
    : IDisposable
{
    /// <summary>How long somebody may be connected without publishing.</summary>
    public static readonly TimeSpan UntilPublish = TimeSpan.FromSeconds(10);

    /// <summary>How long a publisher may send nothing at all.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>How long the answer to a wrong key takes.</summary>
    public static readonly TimeSpan WrongKeyDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long a publisher has to hear why it was refused, and to close.</summary>
    public static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>How much is read before the answers to it are sent.</summary>
    private const int MostAtOnce = 32 * 1024;

    private static readonly Refusal Over = Refusal.NotAllowed(
        "No more video is taken here: the session is over, its key was changed, or somebody else brings the video.");

    private readonly PipeReader _input = connection.Transport.Input;
    private readonly PipeWriter _output = connection.Transport.Output;
    private readonly RtmpSession _session = new(connection.Transport.Output, Chance());
    private readonly CancellationToken _stopping = connection.Features
        .Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;

    private readonly Deadline _deadline = new(connection.Transport.Input.CancelPendingRead, time);
    private readonly Leftovers _leftovers = new(connection.Transport.Input, time);
    private Publication? _publication;
    private CancellationTokenRegistration _ended;
    private SessionId _name;

    /// <summary>Serves until either side closes; throws nothing that a publisher could bring about.</summary>
    public async Task Serve()
    {
        var ending = Ending.Abort;
        try
        {
            _deadline.Set(UntilPublish);
            await using var stopping = _stopping.Register(_input.CancelPendingRead);
            ending = await Read();
            if (ending == Ending.Told)
            {
                await _output.FlushAsync(_deadline.Token);
                ending = await _leftovers.Drop(LastWords);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The publisher is gone without a word, or takes no answer.
        }
        finally
        {
            Unpublish();
            if (ending != Ending.Closed)
            {
                connection.Abort();
            }
        }
    }

    public void Dispose() => _deadline.Dispose();

    private async Task<Ending> Read()
    {
        while (true)
        {
            var read = await _input.ReadAsync();
            var isAll = read.Buffer.Length <= MostAtOnce;
            var ending = read.IsCanceled ? Stop(read.Buffer) : null;
            ending ??= await Take(isAll ? read.Buffer : read.Buffer.Slice(0, MostAtOnce));
            await _output.FlushAsync(_deadline.Token);
            if (ending is not null || (read.IsCompleted && isAll))
            {
                return ending ?? Ending.Closed;
            }
        }
    }

    /// <returns>Null when reading was broken off for a reason that is past.</returns>
    private Ending? Stop(in ReadOnlySequence<byte> buffer)
    {
        var ending = Stop();
        if (ending is not null)
        {
            _input.AdvanceTo(buffer.Start);
        }

        return ending;
    }

    private Ending? Stop()
    {
        if (_deadline.HasPassed)
        {
            return Ending.Abort;
        }

        if (_publication is { Ended.IsCancellationRequested: true })
        {
            _session.Cut(Over);
            return Ending.Told;
        }

        if (_stopping.IsCancellationRequested)
        {
            _session.Stop();
            return Ending.Told;
        }

        return null;
    }

    /// <returns>Null when more is to be read.</returns>
    private async Task<Ending?> Take(ReadOnlySequence<byte> buffer)
    {
        if (_publication is not null && !buffer.IsEmpty)
        {
            _deadline.Set(Silence);
        }

        while (true)
        {
            var step = _session.Read(ref buffer);
            switch (step)
            {
                case RtmpStep.Frame when Pass():
                    continue;
                case RtmpStep.Publish:
                    await _output.FlushAsync(_deadline.Token);
                    if (await Publish() is not { } refusal)
                    {
                        continue;
                    }

                    _input.AdvanceTo(buffer.Start);
                    return await Refuse(refusal);
                case RtmpStep.Unpublish:
                    Unpublish();
                    _deadline.Set(UntilPublish);
                    continue;
            }

            _input.AdvanceTo(buffer.Start, buffer.End);
            return step switch
            {
                RtmpStep.NeedsMore => null,
                RtmpStep.Abort => Ending.Abort,
                _ => Ending.Told,
            };
        }
    }

    /// <returns>Whether the frame was taken.</returns>
    private bool Pass()
    {
        var frame = _session.Frame;
        if (_publication!.Take(frame.Kind, frame.Ms, frame.Body.Span) is not { } refusal)
        {
            return true;
        }

        log.Refused(_name, refusal);
        _session.Cut(refusal);
        return false;
    }

    /// <returns>Null when the publisher may begin.</returns>
    private async Task<Refusal?> Publish()
    {
        var opened = await keys.Open(_session.Wanted, connection.ConnectionClosed);
        if (!opened.Ok)
        {
            return opened.Refused;
        }

        (_publication, _name) = (opened.Value, _session.Wanted!.Session);
        log.Began(_name);
        _session.Grant();
        _deadline.Set(Silence);
        _ended = _publication.Ended.Register(_input.CancelPendingRead);
        return null;
    }

    private async Task<Ending> Refuse(Refusal refusal)
    {
        if (refusal == KeyCheck.Wrong && await _leftovers.Drop(WrongKeyDelay) != Ending.Told)
        {
            return Ending.Abort;
        }

        _session.Refuse(refusal);
        return Ending.Told;
    }

    private void Unpublish()
    {
        if (_publication is { } publication)
        {
            _publication = null;
            _ended.Dispose();
            publication.Dispose();
            log.Ended(_name);
        }
    }

    private static byte[] Chance()
    {
        var bytes = new byte[Handshake.ChanceLength];
        Random.Shared.NextBytes(bytes);
        return bytes;
    }
}
