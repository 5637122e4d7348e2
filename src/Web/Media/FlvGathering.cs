namespace LiveFair.Web.Media;

/// <summary>
/// What is new for a viewer, put together for one send. Each thread has one, and uses it between two waits.
/// </summary>
internal sealed class FlvGathering
{
    private const int MostBytes = 32 * 1024;
    private const int MostPieces = 256;

    [ThreadStatic]
    private static FlvGathering? _ofThread;

    private readonly byte[] _bytes = new byte[MostBytes];
    private readonly Piece[] _pieces = new Piece[MostPieces];
    private int _count;
    private int _length;

    private FlvGathering()
    {
    }

    /// <summary>What to send; empty when nothing is new.</summary>
    public ReadOnlySpan<byte> Bytes =>
        _count == 1 ? _pieces[0].Bytes.Span : _bytes.AsSpan(0, _length); // One that is large was not copied.

    /// <summary>Takes what is next behind a cursor. Use it before anything is awaited.</summary>
    public static FlvGathering From(FlvCursor cursor)
    {
        var gathering = _ofThread ??= new FlvGathering();
        gathering.Take(cursor);
        return gathering;
    }

    /// <summary>Puts the cursor behind the piece that the socket took last, and forgets the others.</summary>
    /// <param name="sent">How many of the bytes it took.</param>
    /// <param name="cursor">The one they came from.</param>
    /// <returns>What is left of the first piece that it did not take whole; empty when it took all.</returns>
    public ReadOnlyMemory<byte> Settle(int sent, FlvCursor cursor)
    {
        var rest = ReadOnlyMemory<byte>.Empty;
        var end = 0;
        for (var i = 0; i < _count && rest.IsEmpty; i++)
        {
            var piece = _pieces[i];
            end += piece.Bytes.Length;
            if (sent < end)
            {
                rest = piece.Bytes[(piece.Bytes.Length - (end - Math.Max(sent, 0)))..];
                cursor.Return(piece.Behind);
            }
        }

        Array.Clear(_pieces, 0, _count); // They are the ring's, which may let go of them soon.
        _count = 0;
        return rest;
    }

    private void Take(FlvCursor cursor)
    {
        (_count, _length) = (0, 0);
        while (_count < MostPieces)
        {
            var before = cursor.Position;
            var next = cursor.Next();
            if (next.IsEmpty)
            {
                return;
            }

            if (_length + next.Length > MostBytes && _count > 0)
            {
                cursor.Return(before);
                return;
            }

            _pieces[_count++] = new Piece(next, cursor.Position);
            if (next.Length > MostBytes)
            {
                return;
            }

            next.Span.CopyTo(_bytes.AsSpan(_length));
            _length += next.Length;
        }
    }

    private readonly record struct Piece(ReadOnlyMemory<byte> Bytes, long Behind);
}
