using LiveFair.Live.Media;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media;

/// <summary>Somebody who watches by HTTP-FLV.</summary>
internal sealed class WatchedFlv : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly MemoryStream _got = new();
    private Stream _body = null!;

    public HttpResponseMessage Answer { get; private set; } = null!;

    public static async Task<WatchedFlv> Open(FairServer fair, string path)
    {
        var watched = new WatchedFlv();
        watched.Answer = await watched._http.GetAsync(
            new Uri(fair.Address, path), HttpCompletionOption.ResponseHeadersRead);
        watched._body = await watched.Answer.Content.ReadAsStreamAsync();
        return watched;
    }

    /// <summary>What came once it is as asked for; fails when it is not in time.</summary>
    public async Task<IReadOnlyList<(FlvKind Kind, uint Ms, byte[] Body)>> Until(
        Func<IReadOnlyList<(FlvKind Kind, uint Ms, byte[] Body)>, bool> isEnough, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var tags = _got.Length < 13 ? [] : TestFrames.Parse(_got.ToArray());
            if (isEnough(tags))
            {
                return tags;
            }

            int read;
            try
            {
                read = await _body.ReadAsync(buffer, patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{what}; there were {tags.Count} tags.");
            }

            Assert.True(read > 0, $"{what}: the stream ended after {tags.Count} tags.");
            _got.Write(buffer, 0, read);
        }
    }

    /// <summary>Ends when the server ends the stream.</summary>
    public async Task End()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _body.CopyToAsync(Stream.Null, patience.Token);
    }

    public void Dispose()
    {
        Answer.Dispose();
        _http.Dispose();
        _got.Dispose();
    }
}
