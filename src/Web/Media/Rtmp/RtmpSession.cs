using System.Buffers;
using System.Buffers.Binary;
using LiveFair.Live;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// The server's side of one RTMP connection: bytes in, bytes and steps out. It knows no socket and no clock. What it
/// answers is written to an output; the caller sends it, and does what a step asks before reading on.
/// </summary>
internal sealed class RtmpSession
{
    /// <summary>Bytes that a connection may send before it may publish, the handshake not counted.</summary>
    public const int MostBefore = 64 * 1024;

    /// <summary>Bytes of memory for messages that have begun, once it may publish.</summary>
    public const int MostHeld = 16 * 1024 * 1024;


    private readonly IBufferWriter<byte> _output;
    private readonly Handshake _handshake;
    private readonly ChunkReader _chunks = new();
    private readonly RtmpReplies _replies;
    private readonly ReceivedBytes _received;
    private RtmpStage _stage;
    private uint _streams;
    private uint _publishing;

    /// <param name="output">Where what the server says is written.</param>
    /// <param name="chance">Random bytes, <see cref="Handshake.ChanceLength"/> of them.</param>
    public RtmpSession(IBufferWriter<byte> output, ReadOnlyMemory<byte> chance)
    {
        (_output, _handshake, _replies) = (output, new Handshake(chance), new RtmpReplies(output));
        _received = new ReceivedBytes(_replies, MostBefore);
    }

    /// <summary>With <see cref="RtmpStep.Publish"/>: what is wanted; null when the name cannot be one.</summary>
    public StreamName? Wanted { get; private set; }

    /// <summary>With <see cref="RtmpStep.Frame"/>: it.</summary>
    public RtmpFrame Frame { get; private set; }

    /// <summary>Reads to the next step; what it took is cut from the front of <paramref name="input"/>.</summary>
    public RtmpStep Read(ref ReadOnlySequence<byte> input)
    {
        if (_stage == RtmpStage.Handshake)
        {
            switch (_handshake.Read(ref input, _output))
            {
                case HandshakeStep.NeedsMore:
                    return RtmpStep.NeedsMore;
                case HandshakeStep.Malformed:
                    return RtmpStep.Abort;
                default:
                    _stage = RtmpStage.Greeted;
                    break;
            }
        }

        var before = input.Length;
        var step = ReadMessages(ref input);
        return _received.Count(before - input.Length) ? step : RtmpStep.Abort;
    }

    /// <summary>Answers <see cref="RtmpStep.Publish"/>: frames may come.</summary>
    public void Grant()
    {
        (_stage, _chunks.MostHeld) = (RtmpStage.Publishing, MostHeld);
        _received.Trust();
        _replies.Started(_publishing);
    }

    /// <summary>Answers <see cref="RtmpStep.Publish"/>: no. The connection is to be closed.</summary>
    public void Refuse(Refusal refusal) => _replies.Failed(_publishing, "NetStream.Publish.BadName", refusal.Words);

    /// <summary>Tells a publisher who was granted it that no more is taken. The connection is to be closed.</summary>
    public void Cut(Refusal refusal) => _replies.Failed(_publishing, "NetStream.Publish.Failed", refusal.Words);

    /// <summary>Tells whoever is there that the server stops. The connection is to be closed.</summary>
    public void Stop()
    {
        if (_stage != RtmpStage.Handshake)
        {
            _replies.Failed(
                streamId: 0, "NetConnection.Connect.AppShutdown", "The server is being stopped; connect again.");
        }
    }

    private RtmpStep ReadMessages(ref ReadOnlySequence<byte> input)
    {
        while (true)
        {
            switch (_chunks.Read(ref input))
            {
                case ChunkStep.NeedsMore:
                    return RtmpStep.NeedsMore;
                case ChunkStep.Malformed:
                    return RtmpStep.Abort;
            }

            if (Take(_chunks.Message) is { } step)
            {
                return step;
            }
        }
    }

    /// <returns>Null when there is nothing for the caller to do.</returns>
    private RtmpStep? Take(in RtmpMessage message)
    {
        var body = message.Body;
        switch (message.Kind)
        {
            case RtmpKind.Audio or RtmpKind.Video:
                return Pass((FlvKind)message.Kind, message.Time, body);
            case RtmpKind.Data:
                return TakeData(message.Time, body);
            case RtmpKind.DataInAmf3 when !body.IsEmpty:
                return TakeData(message.Time, body[1..]);
            case RtmpKind.Command:
                return TakeCommand(message.StreamId, body.Span);
            case RtmpKind.CommandInAmf3 when !body.IsEmpty:
                return TakeCommand(message.StreamId, body.Span[1..]);
            case RtmpKind.UserControl when UserControl.IsPing(body.Span, out var held):
                _replies.Pong(held);
                return null;
            case RtmpKind.WindowAckSize when BinaryPrimitives.TryReadUInt32BigEndian(body.Span, out var window):
                _received.SetWindow(window);
                return null;
            default:
                return null;
        }
    }

    /// <summary>A publisher says "set this as the stream's data"; viewers get the data.</summary>
    private RtmpStep? TakeData(uint time, ReadOnlyMemory<byte> body)
    {
        var reader = new AmfReader(body.Span);
        if (!reader.TryRead(out var name) || name.Text is not { } said || said == "@clearDataFrame")
        {
            return null;
        }

        return Pass(FlvKind.Script, time, said == "@setDataFrame" ? body[reader.Position..] : body);
    }

    /// <summary>Frames that nobody granted are dropped, as far as <see cref="MostBefore"/> goes.</summary>
    private RtmpStep? Pass(FlvKind kind, uint time, ReadOnlyMemory<byte> body)
    {
        if (_stage != RtmpStage.Publishing || body.IsEmpty)
        {
            return null;
        }

        Frame = new RtmpFrame(kind, time, body);
        return RtmpStep.Frame;
    }

    private RtmpStep? TakeCommand(uint streamId, ReadOnlySpan<byte> body)
    {
        if (RtmpCommand.Read(body) is not { } command || (command.Name == "connect") != (_stage == RtmpStage.Greeted))
        {
            return RtmpStep.Abort;
        }

        switch (command.Name)
        {
            case "connect":
                return Connect(command);
            case "createStream":
                _replies.Answer(command.Transaction, ++_streams);
                return null;
            case "releaseStream" or "FCPublish":
                _replies.Answer(command.Transaction, NothingValue.Here);
                return null;
            case "publish":
                return Publish(command, streamId);
            case "FCUnpublish" or "closeStream" or "deleteStream":
                return Unpublish();
            case "play" or "play2":
                _replies.Failed(streamId, "NetStream.Play.Failed", "Watching is over HTTP; RTMP only takes video in.");
                return RtmpStep.Close;
            default:
                return null;
        }
    }

    private RtmpStep? Connect(RtmpCommand command)
    {
        if (command.Object["app"]?.Text?.TrimEnd('/') != IngestEndpoints.App)
        {
            _replies.NotConnected(command.Transaction, $"The address must end with /{IngestEndpoints.App}.");
            return RtmpStep.Close;
        }

        _stage = RtmpStage.Connected;
        _replies.Connected(command.Transaction);
        return null;
    }

    private RtmpStep? Publish(RtmpCommand command, uint streamId)
    {
        if (_stage == RtmpStage.Publishing)
        {
            return RtmpStep.Abort;
        }

        _publishing = streamId;
        if (command.Text(1) is not (null or IngestEndpoints.App))
        {
            Refuse(Refusal.Invalid("Video is only taken live; the server makes the recording."));
            return RtmpStep.Close;
        }

        Wanted = StreamName.Read(command.Text(0));
        return RtmpStep.Publish;
    }

    private RtmpStep? Unpublish()
    {
        if (_stage != RtmpStage.Publishing)
        {
            return null;
        }

        _stage = RtmpStage.Connected;
        _received.Distrust();
        _replies.Stopped(_publishing);
        return RtmpStep.Unpublish;
    }

    private enum RtmpStage
    {
        Handshake,
        Greeted,
        Connected,
        Publishing,
    }
}
