using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace LiveFair.Web.Lanes;

/// <summary>
/// What SignalR writes into: each flush becomes one WebSocket frame and goes to the lane on the flushing thread, with
/// no pipe and no reader between. So it stands on the wire before any feed frame that is pushed later.
/// </summary>
/// <param name="lane">Where frames go.</param>
/// <param name="format">The kind of message, known only after the hub's handshake.</param>
internal sealed class LaneWriter(Lane lane, ITransferFormatFeature format) : PipeWriter
{
    private const int LeastBuffer = 256;

    private byte[]? _buffer;
    private int _length;

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _length;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        var size = Math.Max(sizeHint, LeastBuffer);
        _buffer ??= ArrayPool<byte>.Shared.Rent(FrameHeader.MaxLength + size);
        if (_buffer.Length - Used < size)
        {
            Grow(Math.Max(Used + size, 2 * _buffer.Length));
        }

        return _buffer.AsMemory(Used);
    }

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes) => _length += bytes;

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_length > 0)
        {
            var (buffer, length) = (_buffer!, _length);
            (_buffer, _length) = (null, 0);
            await lane.Send(WithHead(buffer, length));
            if (lane.HasEnded)
            {
                // The socket may still hold the buffer: nobody else may write into it.
                return new FlushResult(isCanceled: false, isCompleted: true);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }

        return new FlushResult(isCanceled: false, isCompleted: lane.HasEnded);
    }

    public override void CancelPendingFlush()
    {
        // A flush waits for the socket only, and ends with the lane.
    }

    public override void Complete(Exception? exception = null)
    {
        if (_buffer is { } buffer)
        {
            (_buffer, _length) = (null, 0);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Used => FrameHeader.MaxLength + _length;

    /// <summary>Room was left before the payload: the head is written right in front of it.</summary>
    private ReadOnlyMemory<byte> WithHead(byte[] buffer, int length)
    {
        Span<byte> head = stackalloc byte[FrameHeader.MaxLength];
        var size = FrameHeader.Write(
            head, format.ActiveFormat == TransferFormat.Binary ? Opcode.Binary : Opcode.Text, length);
        var start = FrameHeader.MaxLength - size;
        head[..size].CopyTo(buffer.AsSpan(start));
        return buffer.AsMemory(start, size + length);
    }

    private void Grow(int size)
    {
        var bigger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, Used).CopyTo(bigger);
        ArrayPool<byte>.Shared.Return(_buffer!);
        _buffer = bigger;
    }
}
