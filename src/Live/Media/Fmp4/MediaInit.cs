namespace LiveFair.Live.Media.Fmp4;

/// <summary>An init segment, and what it says.</summary>
/// <param name="Version">From 1; one more whenever the segment differs from the one before.</param>
/// <param name="Data">ftyp and moov.</param>
/// <param name="Codecs">As in a type's <c>codecs</c> (RFC 6381), for example <c>avc1.42E01F,mp4a.40.2</c>.</param>
/// <param name="Width">Pixels; 0 without picture.</param>
/// <param name="Height">Pixels; 0 without picture.</param>
public sealed record MediaInit(int Version, ReadOnlyMemory<byte> Data, string Codecs, int Width, int Height);
