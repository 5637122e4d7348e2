namespace LiveFair.Bench.Video;

/// <summary>One hall of viewers at one server.</summary>
/// <param name="Act">What it is measured for.</param>
/// <param name="Server">Whose.</param>
/// <param name="Viewers">Who read.</param>
/// <param name="Slow">Who do not.</param>
internal sealed record VideoRow(VideoAct Act, string Server, int Viewers, int Slow = 0)
{
    /// <summary>LiveFair itself.</summary>
    public const string Own = "LiveFair";

    /// <summary>What stands beside it.</summary>
    public const string Peer = "nginx-rtmp";

    public bool IsOwn => Server == Own;

    public string Name => Act switch
    {
        VideoAct.Flv => $"{Server}, {Viewers} by {(IsOwn ? "HTTP-FLV" : "RTMP")}",
        VideoAct.Slow => $"{Server}, {Viewers} by HTTP-FLV beside {Slow} who do not read",
        _ => $"{Server}, {Viewers} by low-latency HLS",
    };

    /// <summary>What the options ask for; both servers of a step one after the other.</summary>
    public static IEnumerable<VideoRow> All(VideoOptions options) => options.Acts.SelectMany(act => act switch
    {
        VideoAct.Flv => options.Viewers.SelectMany(viewers => new[]
        {
            new VideoRow(act, Own, viewers), new VideoRow(act, Peer, viewers),
        }),
        VideoAct.Slow => [new VideoRow(act, Own, options.Viewers.Min(), options.Slow)],
        _ => [new VideoRow(act, Own, options.Hls)],
    });
}
