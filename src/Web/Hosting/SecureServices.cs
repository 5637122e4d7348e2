using LiveFair.Web.Lanes;
using LiveFair.Web.Security.Certificates;

namespace LiveFair.Web.Hosting;

/// <summary>HTTPS beside HTTP, where the command line asks for it.</summary>
internal static class SecureServices
{
    private const string AuthorityFile = "ca.pem";

    /// <summary>Serves HTTPS too.</summary>
    /// <param name="keys">The folder of the fair's keys.</param>
    /// <exception cref="SettingsException">The certificate cannot be read or made.</exception>
    public static void AddHttps(this WebApplicationBuilder builder, CommandLine line, DirectoryInfo keys)
    {
        if (line.HttpsPort is not { } port)
        {
            return;
        }

        var services = builder.Services;
        services.AddSingleton(Certificate(line, keys));
        services.AddHostedService<CertificateKeeper>();
        services.AddHostedService<CertificateGuide>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(line.Listen, port, listen =>
        {
            LaneDoor.Stand(listen);
            listen.UseCertificate();
        }));
    }

    /// <summary>What phones are to trust; nothing where the certificate is the operator's.</summary>
    public static void MapAuthority(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<IServerCertificate>() is OwnCertificate own)
        {
            app.MapGet(CertificateGuide.Path, () => Results.Bytes(own.Authority, CertificateGuide.Type));
        }
    }

    /// <summary>At once: later, the store would have been made and the first password printed.</summary>
    private static IServerCertificate Certificate(CommandLine line, DirectoryInfo keys)
    {
        try
        {
            if (line.Certificate is { } given)
            {
                return new GivenCertificate(given.Certificate, given.Key);
            }

            var time = TimeProvider.System;
            var host = MachineNames.OfThisMachine().Host;
            var authority = FairAuthority.Keep(Path.Combine(keys.FullName, AuthorityFile), host, time.GetUtcNow());
            return new OwnCertificate(authority, MachineNames.OfThisMachine, time);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new SettingsException(problem.Message);
        }
    }
}
