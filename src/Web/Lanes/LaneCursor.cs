namespace LiveFair.Web.Lanes;

/// <summary>A place in a feed's shared frames. One lane moves it, under its gate.</summary>
/// <param name="encoding">How the lane's stream writes what is shared.</param>
internal abstract class LaneCursor(LaneEncoding encoding)
{
    public LaneEncoding Encoding => encoding;

    /// <summary>What the next frame shows to all streams; null when there is none.</summary>
    public abstract byte[]? Next();
}
