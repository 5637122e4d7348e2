namespace LiveFair.Live.Media.Recordings;

/// <summary>Reads a <see cref="ReplayFile"/>, from any place on. Only asynchronously: behind it are disks.</summary>
/// <param name="file">What is read.</param>
/// <param name="sources">The recorded files that it needs, by their numbers. They are disposed of with this.</param>
public sealed class ReplayStream(ReplayFile file, IReadOnlyDictionary<int, Stream> sources) : SoughtStream
{
    private RewrittenPiece? _lastPiece;
    private ReadOnlyMemory<byte> _lastHead;

    /// <inheritdoc />
    public override long Length => file.Bytes;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position < 0 || Position >= Length || buffer.IsEmpty)
        {
            return 0;
        }

        var piece = file.Pieces[file.Find(Position)];
        var from = Position - piece.At;
        var wanted = buffer[..(int)Math.Min(buffer.Length, piece.Bytes - from)];
        var read = wanted.Length;
        switch (piece)
        {
            case MadePiece made:
                made.Made.Slice((int)from, read).CopyTo(wanted);
                break;
            case BlankPiece:
                wanted.Span.Clear();
                break;
            case StoredPiece stored:
                read = await ReadStored(stored, from, wanted, cancellationToken);
                break;
            case RewrittenPiece rewritten:
                (await Head(rewritten, cancellationToken)).Slice((int)from, read).CopyTo(wanted);
                break;
        }

        Position += read;
        return read;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var source in sources.Values)
            {
                source.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadStored(
        StoredPiece stored, long from, Memory<byte> wanted, CancellationToken cancellationToken)
    {
        var source = sources[stored.File];
        source.Position = stored.Offset + from;
        var read = await source.ReadAsync(wanted, cancellationToken);
        return read > 0 ? read : throw new EndOfStreamException("A recorded file became shorter.");
    }

    private async ValueTask<ReadOnlyMemory<byte>> Head(RewrittenPiece piece, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(_lastPiece, piece))
        {
            var source = sources[piece.Rewrite.File];
            var heads = new List<ReadOnlyMemory<byte>>(piece.Rewrite.Parts.Count);
            foreach (var (part, _) in piece.Rewrite.Parts)
            {
                var head = new byte[part.HeadBytes];
                source.Position = part.Offset;
                await source.ReadExactlyAsync(head, cancellationToken);
                heads.Add(head);
            }

            _lastHead = piece.Rewrite.Write(heads);
            _lastPiece = piece;
        }

        return _lastHead;
    }
}
