using System.Globalization;
using LiveFair.Grains.Storage;
using LiveFair.Web.Hosting;
using LiveFair.Web.Interest;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
if (args is ["classify"])
{
    await using var input = Console.OpenStandardInput();
    await using var output = Console.OpenStandardOutput();
    return await ClassifyCommand.Run(input, output);
}

try
{
    var line = CommandLine.Parse(args);
    var settings = SettingsFile.Read(line.Config);
    settings.Media.Rtmp.Port = line.RtmpPort ?? settings.Media.Rtmp.Port;
    ListenAddress.Check(line, settings);
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = WebRoot.Find(),
    });
    var starting = true;
    builder.Logging.AddFairLogging(() => starting);
    builder.AddFair(line, settings);
    await using var app = builder.Build();
    app.UseFair(line.Start);
    var stopping = app.Lifetime.ApplicationStopping;
    try
    {
        await app.StartAsync();
    }
    catch (OperationCanceledException) when (stopping.IsCancellationRequested)
    {
        // Asked to end before it had begun: nobody was promised anything yet, so that this is a good end.
        return 0;
    }

    starting = false;
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception refused) when (refused is SettingsException or StoreRefusedException)
{
    await Console.Error.WriteLineAsync($"livefair: {refused.Message}");
    return 2;
}
