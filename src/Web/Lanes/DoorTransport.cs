using System.IO.Pipelines;

namespace LiveFair.Web.Lanes;

/// <summary>
/// A connection's bytes as HTTP sees them. What HTTP says can be kept from the peer from one moment on, for a lane that
/// answers in its place.
/// </summary>
internal sealed class DoorTransport(IDuplexPipe transport) : PipeWriter, IDuplexPipe
{
    /// <summary>Takes what nobody reads: one for all, whatever they write over one another.</summary>
    private static readonly byte[] Nowhere = new byte[64 * 1024];

    private volatile bool _isSilent;

    public PipeReader Input => transport.Input;

    public PipeWriter Output => this;

    public override bool CanGetUnflushedBytes => transport.Output.CanGetUnflushedBytes;

    public override long UnflushedBytes => _isSilent ? 0 : transport.Output.UnflushedBytes;

    /// <summary>Nothing more reaches the peer. Only while HTTP has nothing that is not flushed.</summary>
    public void Silence() => _isSilent = true;

    public override Memory<byte> GetMemory(int sizeHint = 0) =>
        !_isSilent ? transport.Output.GetMemory(sizeHint)
        : sizeHint <= Nowhere.Length ? Nowhere
        : new byte[sizeHint];

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        if (!_isSilent)
        {
            transport.Output.Advance(bytes);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
        _isSilent ? default : transport.Output.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => transport.Output.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        if (!_isSilent)
        {
            transport.Output.Complete(exception);
        }
    }

    public override ValueTask CompleteAsync(Exception? exception = null) =>
        _isSilent ? default : transport.Output.CompleteAsync(exception);
}
