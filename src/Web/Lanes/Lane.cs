using System.Net.Sockets;

namespace LiveFair.Web.Lanes;

/// <summary>
/// The outgoing side of one WebSocket connection, straight on its socket. Two lanes meet here at the borders of frames:
/// the hub's own messages, one waiting at a time, and the shared frames of a feed, of which the lane holds no more than
/// a place. Under the gate there are only sends that do not wait.
/// </summary>
/// <remarks>
/// A socket that takes no more is waited for with one asynchronous send of what was left of one frame. Whoever does not
/// read costs that much and what the kernel holds, and is let go when the send lasts too long.
/// </remarks>
internal sealed class Lane(Socket socket, Action abort, TimeProvider time)
{
    private readonly LaneSocket _socket = new(socket, abort, time);
    private readonly Lock _gate = new();
    private State _state;
    private bool _sending;
    private byte[]? _control;
    private ReadOnlyMemory<byte> _message;
    private TaskCompletionSource? _taken;
    private LaneCursor? _cursor;
    private long _passed;

    private enum State
    {
        Open,

        /// <summary>The close frame is the last that is sent.</summary>
        Closing,

        Ended,
    }

    /// <summary>Whether nothing can be sent any more.</summary>
    public bool HasEnded
    {
        get
        {
            lock (_gate)
            {
                return _state == State.Ended;
            }
        }
    }

    /// <summary>How many shared frames were handed to the socket.</summary>
    public long Passed
    {
        get
        {
            lock (_gate)
            {
                return _passed;
            }
        }
    }

    /// <summary>Sends a frame of the hub's; completes when the socket took it, or when the lane has ended.</summary>
    public ValueTask Send(ReadOnlyMemory<byte> frame)
    {
        lock (_gate)
        {
            if (_state != State.Open)
            {
                return default;
            }

            _message = frame;
            Pump();
            if (_message.IsEmpty)
            {
                return default;
            }

            _taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_taken.Task);
        }
    }

    /// <summary>Sends a pong or a close before all that waits, and in place of a pong that still waits.</summary>
    public void SendControl(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        lock (_gate)
        {
            if (_state == State.Open && !(_control is { } waiting && IsClose(waiting)))
            {
                _control = FrameHeader.Frame(opcode, payload);
                Pump();
            }
        }
    }

    /// <summary>Lets the frames behind a cursor pass from the next <see cref="Push"/> on.</summary>
    /// <returns>False when another cursor has the lane, or it has ended.</returns>
    public bool TryFollow(LaneCursor cursor)
    {
        lock (_gate)
        {
            if (_cursor is not null || _state != State.Open)
            {
                return false;
            }

            _cursor = cursor;
            return true;
        }
    }

    /// <summary>No further frame passes after this; one of which a part is sent is sent to its end.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _cursor = null;
        }
    }

    /// <summary>Sends what is new behind the cursor, as far as the socket takes it.</summary>
    public void Push()
    {
        lock (_gate)
        {
            Pump();
        }
    }

    /// <summary>Lets go of a peer that has taken nothing for so long.</summary>
    public void EndIfStuck(TimeSpan patience)
    {
        lock (_gate)
        {
            if (_sending && _socket.IsStuck(patience))
            {
                Die();
            }
        }
    }

    /// <summary>Ends, and the connection with it, also after <see cref="End"/>.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            End();
            _socket.AbortSoon();
        }
    }

    /// <summary>Sends nothing more; whoever waits goes on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _state = State.Ended;
            _cursor = null;
            Taken();
        }
    }

    private void Pump()
    {
        while (_state == State.Open && !_sending)
        {
            if (_control is { } control)
            {
                _control = null;
                if (IsClose(control))
                {
                    // A message that waits is not sent any more, and its sender must not wait for ever.
                    _state = State.Closing;
                    Taken();
                }

                SendNow(control, isMessage: false);
            }
            else if (!_message.IsEmpty)
            {
                SendNow(_message, isMessage: true);
            }
            else if (_cursor is { } cursor && cursor.Next() is { } payload)
            {
                _passed++;
                SendShared(cursor.Encoding, payload);
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsClose(byte[] frame) => (frame[0] & 0x0F) == (byte)Opcode.Close;

    private void SendNow(ReadOnlyMemory<byte> frame, bool isMessage)
    {
        var sent = Try(frame.Span);
        if (sent == frame.Length)
        {
            if (isMessage)
            {
                Taken();
            }
        }
        else if (_state != State.Ended)
        {
            SendLater(frame[sent..], default, isMessage);
        }
    }

    private void SendShared(LaneEncoding encoding, byte[] payload)
    {
        var whole = WholeFrame.Of(encoding, payload);
        var sent = Try(whole);
        if (sent < whole.Length && _state != State.Ended)
        {
            // The whole is the thread's, and soon another's: what waits is its head, and the payload that all share.
            var head = whole.Length - payload.Length;
            SendLater(
                sent < head ? whole[sent..head].ToArray() : default, payload.AsMemory(Math.Max(0, sent - head)),
                isMessage: false);
        }
    }

    /// <returns>How much the socket took at once; nothing when it is full or gone.</returns>
    private int Try(ReadOnlySpan<byte> frame)
    {
        var sent = _socket.SendNow(frame);
        if (sent < 0)
        {
            Die();
        }

        return Math.Max(0, sent);
    }

    private void SendLater(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> rest, bool isMessage)
    {
        _sending = true;
        _ = SendRest(head, rest, isMessage);
    }

    /// <summary>Its own end is the only thing that waits for it: whatever happens is told by the state.</summary>
    private async Task SendRest(ReadOnlyMemory<byte> head, ReadOnlyMemory<byte> rest, bool isMessage)
    {
        var isSent = await _socket.SendAll(head, rest);
        lock (_gate)
        {
            _sending = false;
            if (!isSent)
            {
                Die();
                return;
            }

            if (isMessage)
            {
                Taken();
            }

            Pump();
        }
    }

    private void Taken()
    {
        _message = default;
        var taken = _taken;
        _taken = null;
        taken?.SetResult();
    }

    private void Die()
    {
        if (_state != State.Ended)
        {
            End();
            _socket.AbortSoon();
        }
    }
}
