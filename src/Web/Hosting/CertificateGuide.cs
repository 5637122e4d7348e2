using System.Net;
using System.Net.Sockets;
using LiveFair.Web.Security.Certificates;

namespace LiveFair.Web.Hosting;

/// <summary>Tells at the start where HTTPS is served, and how phones of the same network come to trust it.</summary>
internal sealed class CertificateGuide(CommandLine line, IServerCertificate certificate) : IHostedService
{
    /// <summary>Where the authority's certificate is fetched from.</summary>
    public const string Path = "/livefair-ca.crt";

    /// <summary>Its type, by which phones offer to install it.</summary>
    public const string Type = "application/x-x509-ca-cert";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // For whoever sits before the screen; a log would repeat it after every restart.
        foreach (var said in Lines(line, (certificate as OwnCertificate)?.Names))
        {
            Console.WriteLine(said);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is told.</summary>
    /// <param name="line">With HTTPS.</param>
    /// <param name="names">What the fair's own certificate says; null with an operator's, which phones trust.</param>
    public static IEnumerable<string> Lines(CommandLine line, MachineNames? names)
    {
        if (names is null)
        {
            return [$"HTTPS is served on port {line.HttpsPort}, with {line.Certificate!.Certificate}"];
        }

        var hosts = Hosts(line.Listen, names);
        var served = $"HTTPS: {string.Join("  ", hosts.Select(host => $"https://{host}:{line.HttpsPort}/"))}";
        return IPAddress.IsLoopback(line.Listen)
            ?
            [
                served, "Only this machine reaches it; started with --listen 0.0.0.0 as well, its network does.",
                .. Trust(line, Hosts(IPAddress.Any, names)[0]),
            ]
            : [served, .. Trust(line, hosts[0])];
    }

    private static IEnumerable<string> Trust(CommandLine line, string host) =>
    [
        $"Phones of the network trust it once they have http://{host}:{line.Port}{Path} :",
        "  Android: open that address, then Settings, Security, More security, Install from storage,"
        + " CA certificate, and choose the file.",
        "  iPhone: open it in Safari and allow the profile; install it in Settings, General, VPN & Device"
        + " Management; then switch it on in Settings, General, About, Certificate Trust Settings.",
        "  Only on phones of your own people, and take it off again when it is not needed any more.",
    ];

    private static List<string> Hosts(IPAddress listen, MachineNames names)
    {
        if (!listen.Equals(IPAddress.Any) && !listen.Equals(IPAddress.IPv6Any))
        {
            return [Written(listen)];
        }

        var reached = names.Reached
            .Where(address => listen.AddressFamily == AddressFamily.InterNetworkV6
                || address.AddressFamily == AddressFamily.InterNetwork)
            .Select(Written);
        return [.. reached, names.Host];
    }

    private static string Written(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : $"{address}";
}
