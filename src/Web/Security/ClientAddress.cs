using System.Net;
using System.Net.Sockets;

namespace LiveFair.Web.Security;

/// <summary>Whom a limit per address takes for one.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// An IPv4 address whole, however it is written; of an IPv6 address the first 64 bits: the rest each customer of a
    /// network chooses at will (RFC 4291, RFC 6177).
    /// </summary>
    /// <param name="address">Null (no network between): all who have none count as one.</param>
    public static IPAddress Counted(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.Loopback;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
