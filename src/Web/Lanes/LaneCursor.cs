namespace LiveFair.Web.Lanes;

/// <summary>A place in a feed's shared frames. One lane moves it, under its gate.</summary>
internal abstract class LaneCursor
{
    /// <summary>The bytes of the next frame, head and all; empty when there is none.</summary>
    public abstract ReadOnlyMemory<byte> Next();
}
