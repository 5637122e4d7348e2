namespace LiveFair.Web.Lanes;

/// <summary>
/// The frame that a thread is sending, whole. A shared payload is copied here once, and only the few bytes before it
/// are written anew for each stream, so that thousands of sends read the same warm memory.
/// </summary>
internal sealed class WholeFrame
{
    // Viewers of both protocols stand in one group: neither kind is to push the other out.
    [ThreadStatic]
    private static WholeFrame? _binary;

    [ThreadStatic]
    private static WholeFrame? _text;

    private byte[] _bytes = [];
    private byte[]? _payload;
    private int _room;

    /// <summary>The frame of one stream, on this thread until it asks for another.</summary>
    public static ReadOnlySpan<byte> Of(LaneEncoding encoding, byte[] payload) =>
        (encoding.IsBinary ? _binary ??= new WholeFrame() : _text ??= new WholeFrame()).Write(encoding, payload);

    private Span<byte> Write(LaneEncoding encoding, byte[] payload)
    {
        if (!ReferenceEquals(payload, _payload) || encoding.MostHead > _room)
        {
            Take(payload, encoding.MostHead);
        }

        var head = encoding.WriteHead(_bytes.AsSpan(0, _room), payload.Length);
        return _bytes.AsSpan(_room - head, head + payload.Length);
    }

    private void Take(byte[] payload, int head)
    {
        _room = Math.Max(_room, head);
        if (_bytes.Length < _room + payload.Length)
        {
            _bytes = new byte[_room + payload.Length];
        }

        payload.CopyTo(_bytes.AsSpan(_room));
        _payload = payload;
    }
}
