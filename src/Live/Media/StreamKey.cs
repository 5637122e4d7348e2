using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LiveFair.Live.Media;

/// <summary>What lets somebody send a session's video. Kept as a hash only, and never written to a log.</summary>
public readonly record struct StreamKey
{
    /// <summary>How many random bytes a key has: 128 bits.</summary>
    public const int Bytes = 16;

    private const int LongestText = 128;

    private StreamKey(string text) => Text = text;

    /// <summary>The key as its holder types it; URL-safe.</summary>
    public string Text { get; }

    /// <summary>What is stored: SHA-256 in hex. The key is random, so that no slow hash is needed.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>A key of random bytes that the caller drew.</summary>
    /// <param name="random"><see cref="Bytes"/> of them.</param>
    public static StreamKey Of(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, Bytes);
        return new StreamKey(Base64Url.EncodeToString(random));
    }

    /// <summary>Whether somebody's text is the key with this hash; takes the same time wherever they differ.</summary>
    public static bool Matches(string text, string hash) =>
        text.Length <= LongestText
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(new StreamKey(text).Hash), Encoding.ASCII.GetBytes(hash));

    /// <summary>Masked: keys do not belong into logs.</summary>
    public override string ToString() => "***";
}
