using LiveFair.Live.Media.Recordings;
using Microsoft.Win32.SafeHandles;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>One reader's place in a file whose handle others use too.</summary>
/// <param name="handle">Stays open until all have left.</param>
/// <param name="leave">Called once, when this reader is done.</param>
internal sealed class SharedFile(SafeFileHandle handle, Action leave) : SoughtStream
{
    private int _hasLeft;

    public override long Length => RandomAccess.GetLength(handle);

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(handle, buffer, Position);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await RandomAccess.ReadAsync(handle, buffer, Position, cancellationToken);
        Position += read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _hasLeft, 1) == 0)
        {
            leave();
        }

        base.Dispose(disposing);
    }
}
