using System.Security.Cryptography;

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
            File.WriteAllText(file, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length)));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        var text = File.ReadAllText(file).Trim();
        return text.Length == Length * 2 && text.All(char.IsAsciiHexDigit)
            ? new PlaySecret(Convert.FromHexString(text))
            : throw new InvalidDataException($"{file} must hold {Length * 2} hexadecimal digits.");
    }
}
