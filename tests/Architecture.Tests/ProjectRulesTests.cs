using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;

namespace LiveFair.Architecture.Tests;

/// <summary>Which project may use what.</summary>
public sealed partial class ProjectRulesTests
{
    private static readonly string[] NotInLive =
    [
        "LiveFair.Grains", "LiveFair.Web", "Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "Dapper",
        "StackExchange.Redis", "Orleans.Runtime", "Orleans.Server", "Orleans.Clustering", "System.Data", "System.Net",
        "System.IO.FileSystem",
    ];

    private static readonly string[] ClockAndChance =
    [
        "System.DateTime.get_UtcNow", "System.DateTime.get_Now", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.get_Now", "System.Guid.NewGuid",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Diagnostics.Stopwatch.GetTimestamp", "System.Diagnostics.Stopwatch.StartNew",
    ];

    [Fact]
    public void Live_references_no_network_no_store_and_no_neighbour() => Repository.None(
        Compiled.References(Compiled.Live)
            .Where(name => NotInLive.Any(banned => name.StartsWith(banned, StringComparison.Ordinal))),
        "src/Live references:");

    [Fact]
    public void Live_has_no_clock_no_chance_and_no_file_of_its_own()
    {
        string[] types =
        [
            "System.Random", "System.TimeProvider", "System.IO.File", "System.IO.Directory", "System.IO.FileStream",
            "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.Timer", "System.Environment",
        ];

        Repository.None(Compiled.UsedMembers(Compiled.Live).Intersect(ClockAndChance), "src/Live uses:");
        Repository.None(Compiled.UsedTypes(Compiled.Live).Intersect(types), "src/Live uses:");
    }

    [Fact]
    public void Grains_and_Web_are_told_the_time()
    {
        string[] clocks =
            [.. ClockAndChance.Where(member => member.StartsWith("System.DateTime", StringComparison.Ordinal))];

        Repository.None(Compiled.UsedMembers(Compiled.Grains).Intersect(clocks), "src/Grains uses:");
        Repository.None(Compiled.UsedMembers(Compiled.Web).Intersect(clocks), "src/Web uses:");
        Repository.None(
            Naming(Repository.Source, "TimeProvider.System", "Hosting"), "Only Hosting takes the system's clock:");
    }

    [Fact]
    public void Grains_know_nothing_of_the_web() => Repository.None(
        Compiled.References(Compiled.Grains).Where(name => name == "LiveFair.Web"
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)),
        "src/Grains references:");

    [Fact]
    public void Only_Storage_knows_SQL()
    {
        Repository.None(
            Naming(Repository.Project("Grains"), "Microsoft.Data.Sqlite", "Storage"), "SQL outside Storage:");
        Repository.None(Naming(Repository.Project("Grains"), "Dapper", "Storage"), "SQL outside Storage:");
        Repository.None(Naming(Repository.Project("Web"), "Microsoft.Data.Sqlite", "Hosting"), "SQL in Web:");
        Repository.None(Naming(Repository.Project("Web"), "Dapper"), "SQL in Web:");
    }

    [Fact]
    public void Only_Relay_and_Storage_know_Redis()
    {
        Repository.None(
            Naming(Repository.Project("Grains"), "StackExchange.Redis", "Relay", "Storage"), "Redis elsewhere:");
        Repository.None(Naming(Repository.Project("Web"), "StackExchange.Redis", "Hosting"), "Redis in Web:");
    }

    [Fact]
    public void Only_the_start_of_the_process_wires_the_grains() => Repository.None(
        Naming(Repository.Project("Web"), "LiveFair.Grains", "Hosting").Where(path => path != "src/Web/Program.cs"),
        "LiveFair.Grains is named in:");

    [Fact]
    public void Nothing_but_Hosting_reads_the_configuration() => Repository.None(
        Naming(Repository.Source, "IConfiguration", "Hosting"), "IConfiguration is named in:");

    /// <summary>What publishers send is no program's argument, and no child can be left behind or hang.</summary>
    [Fact]
    public void No_process_is_ever_started()
    {
        string[] types = ["System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo"];

        foreach (var assembly in Compiled.All)
        {
            Repository.None(
                Compiled.UsedTypes(assembly).Intersect(types), $"{assembly.GetName().Name} may start a process:");
            Repository.None(
                Compiled.Imports(assembly).Where(name => Starters().IsMatch(name)),
                $"{assembly.GetName().Name} may start a process:");
        }
    }

    /// <summary>Only what the operator set: nothing that publishers or viewers send names an address to us.</summary>
    [Fact]
    public void Addresses_are_called_in_two_places_that_the_settings_name()
    {
        string[] callers = ["src/Web/Media/StreamPulls.cs", "src/Web/Viewers/HttpSmsSender.cs"];
        string[] types =
        [
            "System.Net.WebClient", "System.Net.WebRequest", "System.Net.Sockets.TcpClient",
            "System.Net.WebSockets.ClientWebSocket", "System.Net.Http.SocketsHttpHandler",
        ];

        Assert.Equal(callers, Naming(Repository.Source, "CreateClient(").Order(StringComparer.Ordinal));
        Repository.None(Naming(Repository.Source, "new HttpClient"), "A client beside those of the factory:");
        Repository.None(
            Compiled.All.SelectMany(assembly => Compiled.UsedTypes(assembly)).Intersect(types), "src uses:");
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = Repository.ReadText("LiveFair.sln").Replace('\\', '/');

        Repository.None(
            Repository.Files(".csproj").Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)),
            "Not in LiveFair.sln:");
    }

    [Fact]
    public void Package_versions_stand_in_one_file() => Repository.None(
        Repository.Files(".csproj")
            .Where(path => Repository.ReadText(path).Contains(" Version=", StringComparison.Ordinal)),
        "A version outside Directory.Packages.props:");

    [GeneratedRegex("^(fork|vfork|clone|exec|posix_spawn|popen|system|ShellExecute|CreateProcess)")]
    private static partial Regex Starters();

    /// <summary>Paths of the files that name it outside these folders.</summary>
    private static IEnumerable<string> Naming(
        IEnumerable<SourceFile> files, string name, params string[] allowed) => files
        .Where(file => !file.IsIn(allowed) && file.Code.Contains(name, StringComparison.Ordinal))
        .Select(file => file.Path);
}
