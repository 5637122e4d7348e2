using System.Globalization;
using System.Net;
using LiveFair.Grains.Storage;

namespace LiveFair.Web.Hosting;

/// <summary>What <c>./livefair up</c> was told.</summary>
/// <param name="Port">Where HTTP is served.</param>
/// <param name="Listen">On which address.</param>
/// <param name="Data">The folder of everything that is kept.</param>
/// <param name="Config">The settings file; null: the defaults.</param>
/// <param name="Start">With or without demo data.</param>
public sealed record CommandLine(int Port, IPAddress Listen, string Data, string? Config, StartKind Start)
{
    public const string Usage =
        "up [--demo] [--port 5080] [--rtmp-port 1935] [--listen 127.0.0.1] [--data ./data] [--config orleans.json] "
        + "[--restored] [--https] [--https-port 5443] [--cert FILE --key FILE]";

    private const int UsualHttpsPort = 5_443;

    /// <summary>Where RTMP is taken, in place of the setting; 0: nowhere.</summary>
    public int? RtmpPort { get; init; }

    /// <summary>Whether the data folder was just restored from a backup.</summary>
    public StoreOrigin Origin { get; init; }

    /// <summary>Where HTTPS is served beside it; null: nowhere.</summary>
    public int? HttpsPort { get; init; }

    /// <summary>The certificate of HTTPS; null: one of the fair's own.</summary>
    public CertificateFiles? Certificate { get; init; }

    /// <exception cref="SettingsException">An option is unknown or its value cannot be read.</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine(5080, IPAddress.Loopback, "data", null, StartKind.Plain);
        var files = new CertificateFiles("", "");
        for (var i = 0; i < args.Count; i++)
        {
            string Value() => ++i < args.Count
                ? args[i]
                : throw new SettingsException($"{args[i - 1]} needs a value. {Usage}");
            line = args[i] switch
            {
                "--demo" => line with { Start = StartKind.Demo },
                "--port" => line with { Port = ReadPort("--port", Value()) },
                "--rtmp-port" => line with { RtmpPort = ReadRtmpPort(Value()) },
                "--https" => line with { HttpsPort = line.HttpsPort ?? UsualHttpsPort },
                "--https-port" => line with { HttpsPort = ReadPort("--https-port", Value()) },
                "--cert" => line with { Certificate = files = files with { Certificate = Value() } },
                "--key" => line with { Certificate = files = files with { Key = Value() } },
                "--listen" => line with { Listen = ReadAddress(Value()) },
                "--data" => line with { Data = ReadFolder(Value()) },
                "--config" => line with { Config = Value() },
                "--restored" => line with { Origin = StoreOrigin.Restored },
                var unknown => throw new SettingsException($"{unknown} is no option. {Usage}"),
            };
        }

        return Secured(line);
    }

    /// <summary>Files of a certificate say that HTTPS is wanted.</summary>
    private static CommandLine Secured(CommandLine line)
    {
        if (line.Certificate is { Certificate: "" } or { Key: "" })
        {
            throw new SettingsException("--cert and --key name two files, and one is nothing without the other.");
        }

        var secured = line.Certificate is null ? line : line with { HttpsPort = line.HttpsPort ?? UsualHttpsPort };
        return secured.HttpsPort == secured.Port
            ? throw new SettingsException("--https-port must be another port than --port.")
            : secured;
    }

    private static string ReadFolder(string text) =>
        text.Length > 0 ? text : throw new SettingsException("--data needs the name of a folder.");

    private static int ReadPort(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535
            ? port
            : throw new SettingsException($"{option} {text} is no port.");

    private static int ReadRtmpPort(string text) => text == "0" ? 0 : ReadPort("--rtmp-port", text);

    private static IPAddress ReadAddress(string text) =>
        IPAddress.TryParse(text, out var address)
            ? address
            : throw new SettingsException($"--listen {text} is no address.");
}

/// <summary>How the fair starts.</summary>
public enum StartKind
{
    /// <summary>For real work.</summary>
    Plain,

    /// <summary>With a station, people and postings to try.</summary>
    Demo,
}
