using System.Net.Sockets;

namespace LiveFair.Web.Hosting;

/// <summary>Where HTTP is to be served.</summary>
internal static class ListenAddress
{
    /// <summary>
    /// Tries the port before anything else is done: the server itself opens it last, when the store has been made and
    /// the first password printed.
    /// </summary>
    /// <exception cref="SettingsException">Nobody can listen there now.</exception>
    public static void Check(CommandLine line)
    {
        try
        {
            using var probe = new TcpListener(line.Listen, line.Port);
            probe.Start();
        }
        catch (SocketException problem)
        {
            throw new SettingsException($"--listen {line.Listen} --port {line.Port}: {problem.Message}.");
        }
    }
}
