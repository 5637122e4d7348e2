namespace LiveFair.Live.Media.Recordings;

/// <summary>Bytes of a replay's file that come from one place.</summary>
/// <param name="At">Where they begin in the replay's file.</param>
/// <param name="Bytes">How many.</param>
internal abstract record ReplayPiece(long At, long Bytes);

/// <summary>Bytes that are made for the replay.</summary>
internal sealed record MadePiece(long At, ReadOnlyMemory<byte> Made) : ReplayPiece(At, Made.Length);

/// <summary>Zeros.</summary>
internal sealed record BlankPiece(long At, long Bytes) : ReplayPiece(At, Bytes);

/// <summary>Bytes of a recorded file as they are.</summary>
/// <param name="File">Its number.</param>
/// <param name="Offset">Where they begin in it.</param>
internal sealed record StoredPiece(long At, long Bytes, int File, long Offset) : ReplayPiece(At, Bytes);

/// <summary>What stands before the frames of recorded parts, written anew.</summary>
internal sealed record RewrittenPiece(long At, FragmentRewrite Rewrite) : ReplayPiece(At, Rewrite.Bytes);
