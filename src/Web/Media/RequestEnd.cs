namespace LiveFair.Web.Media;

/// <summary>When an answer that takes long is to end.</summary>
internal static class RequestEnd
{
    /// <summary>Is cancelled when the client leaves or the node stops, which waits for nobody who waits.</summary>
    public static CancellationTokenSource LeftOrStopping(this HttpContext http) =>
        CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
}
