namespace LiveFair.Web.Hosting;

/// <summary>What goes into the log. Request lines do not: they hold tokens in their queries.</summary>
internal static class FairLogging
{
    public static void AddFairLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.UseUtcTimestamp = true;
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("LiveFair", LogLevel.Information);

        // It warns that keys lie unencrypted: they do, in a folder that only this user can read (docs/configuration.md).
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}
