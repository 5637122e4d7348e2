using System.Net;
using System.Net.Sockets;

namespace LiveFair.Web.Hosting;

/// <summary>Where HTTP and HTTPS are to be served.</summary>
internal static class ListenAddress
{
    /// <summary>
    /// Tries the ports before anything else is done: the server itself opens it last, when the store has been made and
    /// the first password printed.
    /// </summary>
    /// <exception cref="SettingsException">Nobody can listen there now.</exception>
    public static void Check(CommandLine line, FairSettings settings)
    {
        Try(line.Listen, line.Port, $"--listen {line.Listen} --port {line.Port}");
        if (line.HttpsPort is { } https)
        {
            Try(line.Listen, https, $"--listen {line.Listen} --https-port {https}");
        }

        if (settings.Media.Rtmp.Port is > 0 and var rtmp)
        {
            Try(line.Listen, rtmp, $"--listen {line.Listen} media.rtmp.port {rtmp}");
        }
    }

    private static void Try(IPAddress address, int port, string said)
    {
        try
        {
            using var probe = new TcpListener(address, port);
            probe.Start();
        }
        catch (SocketException problem)
        {
            throw new SettingsException($"{said}: {problem.Message}.");
        }
    }
}
