using System.Security.Cryptography;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Live.Stations;
using LiveFair.Web.Accounts;

namespace LiveFair.Web.Hosting;

/// <summary>
/// Gives an empty store its first station and admin; with a demo, everything there is to try. A start that was broken
/// off in between is finished by the next one.
/// </summary>
internal sealed partial class FirstStart(
    IServiceScopeFactory scopes,
    CommandLine line,
    Readiness readiness,
    ILogger<FirstStart> logger) : IHostedService
{
    private static readonly Station First = new(new StationId("main"), "零工驿站", null, null);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var isEmpty = !await services.GetRequiredService<IAccountStore>().Any();
        if (line.Start == StartKind.Demo)
        {
            var demo = ActivatorUtilities.CreateInstance<DemoData>(services);
            if (isEmpty || await demo.IsHalfMade())
            {
                await demo.Create();
            }
        }
        else if (isEmpty)
        {
            await CreateAdmin(services);
        }

        readiness.Started();
        LogReady(logger, $"http://{line.Listen}:{line.Port}/");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first account of a fair.</summary>
    public static Account Admin() => new()
    {
        Id = new AccountId("admin"),
        Station = First.Id,
        UserName = "admin",
        DisplayName = "管理员",
        Role = Role.Admin,
    };

    private static async Task CreateAdmin(IServiceProvider services)
    {
        var given = FirstPassword.Given;
        var password = given ?? RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        var stations = services.GetRequiredService<IStationStore>();
        if (await stations.Find(First.Id) is null)
        {
            await stations.Create(First, null, services.GetRequiredService<TimeProvider>().GetUtcNow());
        }

        var opened = await services.GetRequiredService<AccountDesk>().Open(Admin(), password, null);
        if (!opened.Ok)
        {
            throw new SettingsException($"The first account: {opened.Refused.Words}");
        }

        if (given is null)
        {
            // Printed once and kept nowhere: not a log line, which might be.
            Console.WriteLine($"The first account is admin, its password {password}");
        }
    }

    [LoggerMessage(1001, LogLevel.Information, "LiveFair serves {Url}")]
    private static partial void LogReady(ILogger logger, string url);
}
