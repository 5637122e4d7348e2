using LiveFair.Live.Accounts;
using LiveFair.Web.Accounts;

namespace LiveFair.Web.Hosting;

/// <summary>
/// Looks at the first account's password as soon as the store can be read. <see cref="FirstStart"/> comes too late for
/// that: ended then, the silo that has just begun would drown the one line that says why.
/// </summary>
internal sealed class FirstPassword(IServiceScopeFactory scopes, CommandLine line) : IHostedService
{
    private const string Variable = "LIVEFAIR_ADMIN_PASSWORD";

    /// <summary>The password that the operator gives; null: none.</summary>
    public static string? Given => Environment.GetEnvironmentVariable(Variable);

    /// <exception cref="SettingsException">It is needed now, and too weak.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (line.Start == StartKind.Demo || Given is not { } given)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<IAccountStore>().Any())
        {
            return;
        }

        if (await services.GetRequiredService<AccountDesk>().Complaint(FirstStart.Admin(), given) is { } complaint)
        {
            throw new SettingsException($"{Variable}: {complaint.Words}");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
