using System.Net;

namespace LiveFair.Web.Security;

/// <summary>The proxies that an operator names, as one line of addresses with commas between them.</summary>
internal static class ProxyList
{
    /// <summary>Reads them; none from null.</summary>
    /// <exception cref="FormatException">One is no address.</exception>
    public static IReadOnlyList<IPAddress> Parse(string? addresses) =>
        addresses is null ? [] : [.. addresses.Split(',', StringSplitOptions.TrimEntries).Select(IPAddress.Parse)];
}
