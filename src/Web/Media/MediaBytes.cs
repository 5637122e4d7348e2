namespace LiveFair.Web.Media;

/// <summary>An answer of bytes that many share: they are written as they lie, piece by piece.</summary>
/// <param name="type">The content's type.</param>
/// <param name="cache">What caches may do with it.</param>
/// <param name="pieces">One behind another.</param>
internal sealed class MediaBytes(string type, string cache, params IReadOnlyList<ReadOnlyMemory<byte>> pieces) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var answer = httpContext.Response;
        answer.ContentType = type;
        answer.Headers.CacheControl = cache;
        answer.ContentLength = pieces.Sum(piece => (long)piece.Length);
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        foreach (var piece in pieces)
        {
            await answer.BodyWriter.WriteAsync(piece, httpContext.RequestAborted);
        }
    }
}
