using System.Globalization;
using LiveFair.Grains.Storage;
using LiveFair.Web.Hosting;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
try
{
    var line = CommandLine.Parse(args);
    var settings = SettingsFile.Read(line.Config);
    var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
    {
        ContentRootPath = AppContext.BaseDirectory,
        WebRootPath = WebRoot.Find(),
    });
    builder.Logging.AddFairLogging();
    builder.AddFair(line, settings);
    var app = builder.Build();
    app.UseFair(line.Start);
    await app.RunAsync();
    return 0;
}
catch (Exception refused) when (refused is SettingsException or StoreRefusedException)
{
    await Console.Error.WriteLineAsync($"livefair: {refused.Message}");
    return 2;
}
