namespace LiveFair.Web.Hosting;

/// <summary>What goes into the log. Request lines do not: they hold tokens in their queries.</summary>
internal static class FairLogging
{
    /// <param name="isStarting">Whether the start is not over yet: what ends it is told once, by Program.</param>
    public static void AddFairLogging(this ILoggingBuilder logging, Func<bool> isStarting)
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
        logging.AddFilter(
            "Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && !isStarting());

        // Refused streams and frames that nobody can read are the clients' doing; failures are told by Hubs/FailureLog.
        logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore.SignalR.HubConnectionHandler", LogLevel.Critical);

        // Each public page's request with an old cookie would be a line, and anybody can send those by the thousand.
        logging.AddFilter("LiveFair.Web.Security.TokenHandler", LogLevel.Warning);

        // It would begin a trace and a scope for each request, which nothing here shows; Kestrel tells what failed.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // At its first look it takes the age of the machine for the length of a stall.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // It warns that keys lie unencrypted: they do, in a folder only this user can read (docs/configuration.md).
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }
}
