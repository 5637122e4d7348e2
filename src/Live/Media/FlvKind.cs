namespace LiveFair.Live.Media;

/// <summary>What an FLV tag carries (Adobe FLV and F4V 10.1, E.4.1); the numbers are those on the wire.</summary>
public enum FlvKind : byte
{
    /// <summary>Sound.</summary>
    Audio = 8,

    /// <summary>Picture.</summary>
    Video = 9,

    /// <summary>What the publisher says of itself (onMetaData).</summary>
    Script = 18,
}
