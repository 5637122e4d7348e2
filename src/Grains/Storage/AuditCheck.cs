using LiveFair.Live.Audit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Storage;

/// <summary>
/// Reads the audit trail once at the start and tells the operator of a row that somebody changed or took. It does not
/// keep the fair from starting: the trail stays as it is, and people wait for their sessions.
/// </summary>
internal sealed partial class AuditCheck(IAuditStore audit, ILogger<AuditCheck> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await audit.FindTampered() is { } row)
        {
            LogTampered(logger, row);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(2002, LogLevel.Error, "Row {Row} of the audit trail was changed, or the one before it is missing")]
    private static partial void LogTampered(ILogger logger, long row);
}
