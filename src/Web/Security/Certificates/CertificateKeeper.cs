using LiveFair.Web.Hosting;

namespace LiveFair.Web.Security.Certificates;

/// <summary>Once a minute, has the certificate renewed when it is due.</summary>
internal sealed partial class CertificateKeeper(
    IServerCertificate certificate, TimeProvider time, ILogger<CertificateKeeper> logger)
    : Keeper(Round, time, logger)
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    public override Task LookAtAll()
    {
        try
        {
            if (certificate.Renew())
            {
                LogRenewed(logger);
            }
        }
        catch (InvalidDataException problem)
        {
            // The one before serves on; the next round tries again.
            LogUnreadable(logger, problem.Message);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(1101, LogLevel.Information, "HTTPS shows a new certificate")]
    private static partial void LogRenewed(ILogger logger);

    [LoggerMessage(1102, LogLevel.Error, "The new certificate cannot be read, the one before serves on: {Problem}")]
    private static partial void LogUnreadable(ILogger logger, string problem);
}
