using System.Buffers.Binary;

namespace LiveFair.Faults.Tests.Clients;

/// <summary>Somebody who watches by HTTP-FLV over one connection for as long as it lasts.</summary>
public sealed class FlvWatcher : IDisposable
{
    private const int FileHeader = 13;
    private const int TagHeader = 11;
    private const int Trailer = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new() { Timeout = Limit };
    private readonly List<byte> _left = [];
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Stream _body = Stream.Null;
    private bool _hasHeader;

    /// <summary>The newest picture's time; below 0 before the first.</summary>
    public long NewestMs { get; private set; } = -1;

    /// <summary>Pictures that came so far.</summary>
    public int Pictures { get; private set; }

    public static async Task<FlvWatcher> Open(Uri address)
    {
        var watcher = new FlvWatcher();
        var answer = await watcher._http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        watcher._body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        return watcher;
    }

    /// <summary>Reads to the next picture later than that which decoding can begin with; answers its time.</summary>
    public async Task<long> Key(long laterThan, Func<string> last)
    {
        using var late = new CancellationTokenSource(Limit);
        while (true)
        {
            while (Next() is { } tag)
            {
                if (tag.IsKey && tag.Ms > laterThan)
                {
                    return tag.Ms;
                }
            }

            try
            {
                Assert.True(await Read(late.Token), $"It ended behind {NewestMs} ms. {last()}");
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"No key frame behind {laterThan} ms within {Limit}; {NewestMs} was the last. {last()}");
            }
        }
    }

    /// <summary>Reads until the server ends it.</summary>
    public async Task End(Func<string> last)
    {
        using var late = new CancellationTokenSource(Limit);
        try
        {
            while (await Read(late.Token))
            {
                while (Next() is not null)
                {
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It did not end within {Limit}; {NewestMs} was the last. {last()}");
        }
    }

    public void Dispose()
    {
        _body.Dispose();
        _http.Dispose();
    }

    private async Task<bool> Read(CancellationToken late)
    {
        var read = await _body.ReadAsync(_buffer, late);
        _left.AddRange(_buffer.AsSpan(0, read));
        return read > 0;
    }

    /// <summary>The next whole tag; null when it has not come.</summary>
    private Tag? Next()
    {
        if (!_hasHeader && _left.Count >= FileHeader)
        {
            Assert.Equal("FLV"u8, _left.GetRange(0, 3).ToArray());
            _left.RemoveRange(0, FileHeader);
            _hasHeader = true;
        }

        if (!_hasHeader || _left.Count < TagHeader)
        {
            return null;
        }

        var head = _left.GetRange(0, TagHeader).ToArray();
        var size = BinaryPrimitives.ReadInt32BigEndian([0, .. head[1..4]]);
        var whole = TagHeader + size + Trailer;
        if (_left.Count < whole)
        {
            return null;
        }

        var body = _left.GetRange(TagHeader, Math.Min(2, size)).ToArray();
        Assert.Equal(TagHeader + size, BinaryPrimitives.ReadInt32BigEndian([.. _left.GetRange(whole - 4, 4)]));
        _left.RemoveRange(0, whole);
        return Seen(new Tag(
            head[0] == 9 && body is [_, 1],
            body is [0x17, 1],
            BinaryPrimitives.ReadUInt32BigEndian([head[7], .. head[4..7]])));
    }

    private Tag Seen(Tag tag)
    {
        if (tag.IsPicture)
        {
            Assert.True(tag.Ms >= NewestMs, $"Time went back from {NewestMs} to {tag.Ms} ms.");
            Assert.True(Pictures > 0 || tag.IsKey, "The first picture cannot be decoded.");
            (NewestMs, Pictures) = (tag.Ms, Pictures + 1);
        }

        return tag;
    }

    private sealed record Tag(bool IsPicture, bool IsKey, long Ms);
}
