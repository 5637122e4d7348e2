using System.Security.Cryptography;

namespace LiveFair.Grains.Storage;

/// <summary>Fresh opaque ids: 16 characters of base 32, 80 random bits.</summary>
public static class NewId
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>The next one.</summary>
    public static string Next() => RandomNumberGenerator.GetString(Alphabet, 16);
}
