namespace LiveFair.Live.Viewers;

/// <summary>What viewers may do how often.</summary>
public sealed class ViewerOptions
{
    /// <summary>Comments and group messages at once. Default 3, 1 to 100.</summary>
    public int CommentBurst { get; set; } = 3;

    /// <summary>Time for one more comment. Default 2 s, 0.01 s to 120 s.</summary>
    public TimeSpan CommentInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Reactions at once. Default 10, 1 to 100; one more comes every half second.</summary>
    public int ReactionBurst { get; set; } = 10;

    /// <summary>
    /// Whether commenting and talking in a group need a confirmed phone (跟帖评论服务管理规定). Default true.
    /// </summary>
    public bool RequirePhone { get; set; } = true;
}
