using System.Security.Cryptography;
using LiveFair.Web.Security;

namespace LiveFair.Web.Media;

/// <summary>What play addresses are signed with: the same on all nodes that serve the same streams.</summary>
/// <param name="Bytes">32 random bytes.</param>
internal sealed record PlaySecret(byte[] Bytes)
{
    private const int Length = 32;

    /// <summary>Reads the secret from a file, which is made with the first start.</summary>
    /// <param name="file">In a folder that only the server reads.</param>
    /// <exception cref="InvalidDataException">The file holds no secret.</exception>
    public static PlaySecret Keep(string file)
    {
        if (!File.Exists(file))
        {
            KeyFile.Write(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)));
        }

        var text = File.ReadAllText(file).Trim();
        return text.Length == Length * 2 && text.All(char.IsAsciiHexDigit)
            ? new PlaySecret(Convert.FromHexString(text))
            : throw new InvalidDataException($"{file} must hold {Length * 2} hexadecimal digits.");
    }
}
