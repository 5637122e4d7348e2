using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LiveFair.Live;

/// <summary>
/// A short fingerprint of what an opId was used for, to tell a retry from a reuse with other content.
/// </summary>
public static class OpDigest
{
    /// <summary>The first 63 bits of SHA-256 over the parts, each closed by a zero character.</summary>
    public static long Of(params ReadOnlySpan<string?> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', [.. parts, ""])), hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }
}
