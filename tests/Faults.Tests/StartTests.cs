using LiveFair.Faults.Tests.Processes;
using Microsoft.Data.Sqlite;

namespace LiveFair.Faults.Tests;

/// <summary>
/// What cannot be started is refused in one line that names the cause, with exit code 2 and no stack trace.
/// </summary>
public sealed class StartTests : IDisposable
{
    private const int LiveFairMark = 0x4C466169;
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        MakeDatabase($"CREATE TABLE x (y); PRAGMA application_id = {LiveFairMark}; PRAGMA user_version = 999;");
        await IsRefused(_data.Database, "999");
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_was()
    {
        MakeDatabase("CREATE TABLE recipe (name TEXT);");
        var before = await File.ReadAllBytesAsync(_data.Database);
        await IsRefused(_data.Database, "another program");
        Assert.Equal(before, await File.ReadAllBytesAsync(_data.Database));
    }

    [Fact]
    public async Task A_text_file_in_place_of_the_database_is_refused()
    {
        await File.WriteAllTextAsync(_data.Database, string.Concat(Enumerable.Repeat("马丽红 想要夜班\n", 40)));
        await IsRefused(_data.Database, "no SQLite file");
    }

    [Fact]
    public async Task A_folder_in_place_of_the_database_is_refused()
    {
        Directory.CreateDirectory(_data.Database);
        await IsRefused(_data.Database);
    }

    [Fact]
    public async Task A_database_with_damaged_pages_is_refused()
    {
        await using (var server = await Server.Start(Server.FreePort(), _data.Path, "--demo"))
        {
            server.AskToEnd();
            Assert.Equal(0, await server.Ended());
        }

        await using (var file = File.OpenWrite(_data.Database))
        {
            // Behind the header and the mark of the first page: its list of tables.
            file.Position = 100;
            file.Write(Enumerable.Repeat((byte)0xA5, 3_000).ToArray());
        }

        await IsRefused(_data.Database, "damaged");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        var file = _data.Under("data");
        await File.WriteAllTextAsync(file, "");
        await RefusedStart.Expect(file, Server.FreePort(), [], file);
    }

    [Theory]
    [InlineData("""{"viewers":{"commentBurst":"many"}}""", "viewers:commentBurst")]
    [InlineData("""{"viewers":{"commentInterval":"soon"}}""", "viewers:commentInterval")]
    [InlineData("""{"relay":{"kind":"pigeon"}}""", "Relay:Kind")]
    [InlineData("""{"relay":{"redis":"127.0.0.1:6379,wings=2"}}""", "relay.redis")]
    [InlineData("""{"clustering":{"kind":"redis"}}""", "relay.kind")]
    [InlineData("""{"feed":3}""", "feed must be an object")]
    [InlineData("""{"feed":{"spacing":{"a":1}}}""", "feed.spacing must be one value")]
    [InlineData("""{"viewers":{"commentBrust":3}}""", "commentBrust")]
    [InlineData("""{"groups":{"capacity":1}}""", "groups.capacity")]
    [InlineData("""{"viewers":""", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("", "JSON")]
    public async Task Settings_that_mean_nothing_are_refused_by_name(string settings, string named)
    {
        var file = _data.Settings(settings);
        await RefusedStart.Expect(_data.Path, Server.FreePort(), ["--config", file], named, "orleans.json");
    }

    [Fact]
    public async Task A_settings_file_that_is_not_there_is_refused()
    {
        var file = _data.Under("none.json");
        await RefusedStart.Expect(_data.Path, Server.FreePort(), ["--config", file], file);
    }

    [Fact]
    public async Task A_port_in_use_is_refused_by_its_number()
    {
        var port = Server.FreePort();
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
        other.Start();
        await RefusedStart.Expect(_data.Path, port, [], $"{port}", "in use");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("")]
    public async Task A_first_password_that_is_too_weak_is_refused_by_the_name_of_its_variable(string password)
    {
        const string variable = "LIVEFAIR_ADMIN_PASSWORD";
        Environment.SetEnvironmentVariable(variable, password);
        try
        {
            await RefusedStart.Expect(_data.Path, Server.FreePort(), [], $"{variable}: password: Passwords must");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private void MakeDatabase(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task IsRefused(params string[] named) => RefusedStart.Expect(_data.Path, Server.FreePort(), [], named);
}
