using System.Net;
using System.Net.Sockets;
using LiveFair.Web.Media.Rtmp;

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

        if (RtmpListening.PlainPort(settings.Media) is { } rtmp)
        {
            Try(line.Listen, rtmp, $"--listen {line.Listen} --rtmp-port (media.rtmp.port) {rtmp}");
        }

        if (RtmpListening.SecurePort(settings.Media) is not { } rtmps)
        {
            return;
        }

        if (line.HttpsPort is null)
        {
            throw new SettingsException("media.rtmp.securePort needs --https, whose certificate it shows.");
        }

        Try(line.Listen, rtmps, $"--listen {line.Listen} media.rtmp.securePort {rtmps}");
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
