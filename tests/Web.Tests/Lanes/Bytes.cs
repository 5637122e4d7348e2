namespace LiveFair.Web.Tests.Lanes;

/// <summary>Bytes as they are read in a test: in hexadecimal, with spaces.</summary>
internal static class Bytes
{
    public static byte[] Of(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
