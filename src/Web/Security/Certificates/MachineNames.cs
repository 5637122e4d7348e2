using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace LiveFair.Web.Security.Certificates;

/// <summary>What a machine is called and reached by, as a certificate names it; the same are equal.</summary>
internal sealed class MachineNames : IEquatable<MachineNames>
{
    /// <summary>As many addresses as a certificate may well name: machines with containers have dozens.</summary>
    private const int MostAddresses = 64;

    private const int LongestHost = 63;

    /// <param name="host">The machine's own name.</param>
    /// <param name="addresses">Its addresses; links' own and multicast ones are left out.</param>
    public MachineNames(string host, IEnumerable<IPAddress> addresses)
    {
        var name = IsHost(host) ? host.ToLowerInvariant() : "localhost";
        Host = name;
        Hosts = new[] { "localhost", name, $"{name.Split('.')[0]}.local" }.Distinct().ToList();
        Reached = addresses.Where(address => IsReachable(address) && !IPAddress.IsLoopback(address))
            .Distinct()
            .OrderBy(address => address.AddressFamily).ThenBy(address => $"{address}", StringComparer.Ordinal)
            .Take(MostAddresses).ToList();
        Addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback, .. Reached];
    }

    /// <summary>The machine's name.</summary>
    public string Host { get; }

    /// <summary>Its names, the one that it calls itself among them.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>All its addresses.</summary>
    public IReadOnlyList<IPAddress> Addresses { get; }

    /// <summary>Those that other machines reach, IPv4 first.</summary>
    public IReadOnlyList<IPAddress> Reached { get; }

    /// <summary>As this machine is now.</summary>
    public static MachineNames OfThisMachine() => new(
        IPGlobalProperties.GetIPGlobalProperties().HostName,
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus == OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address));

    public bool Equals(MachineNames? other) =>
        other is not null && Hosts.SequenceEqual(other.Hosts) && Addresses.SequenceEqual(other.Addresses);

    public override bool Equals(object? obj) => Equals(obj as MachineNames);

    public override int GetHashCode() => HashCode.Combine(Host, Addresses.Count);

    /// <summary>Addresses of a single link need the link's number beside them, which no certificate holds.</summary>
    private static bool IsReachable(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        || (address.AddressFamily == AddressFamily.InterNetworkV6
            && !address.IsIPv6LinkLocal && !address.IsIPv6Multicast && !address.IsIPv6SiteLocal);

    private static bool IsHost(string name) =>
        name.Length is > 0 and <= LongestHost && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal);
}
