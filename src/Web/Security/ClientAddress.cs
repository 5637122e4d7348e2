using System.Net;
using System.Net.Sockets;

namespace LiveFair.Web.Security;

/// <summary>Whom a limit per address takes for one.</summary>
internal static class ClientAddress
{
    private const int IPv4Bytes = 4;
    private const int HouseholdBytes = 8;
    private const int SiteBytes = 6;
    private const int NeighbourBytes = 3;

    /// <summary>
    /// An IPv4 address whole, however it is written; of an IPv6 address the first 64 bits: the rest each customer of a
    /// network chooses at will (RFC 4291, RFC 6177).
    /// </summary>
    /// <param name="address">Null (no network between): all who have none count as one.</param>
    public static IPAddress Counted(IPAddress? address) => First(address, IPv4Bytes, HouseholdBytes);

    /// <summary>
    /// The network around it: of an IPv4 address the first 24 bits, of an IPv6 address the 48 that one site gets. For
    /// what one attacker with many addresses could take from all others.
    /// </summary>
    public static IPAddress Network(IPAddress? address) => First(address, NeighbourBytes, SiteBytes);

    private static IPAddress First(IPAddress? address, int ofIPv4, int ofIPv6)
    {
        var plain = address is null ? IPAddress.Loopback
            : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address;
        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(plain.AddressFamily == AddressFamily.InterNetworkV6 ? ofIPv6 : ofIPv4).Clear();
        return new IPAddress(bytes);
    }
}
