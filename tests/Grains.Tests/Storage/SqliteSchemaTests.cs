using Dapper;
using LiveFair.Grains.Storage;
using LiveFair.Live.Stations;

namespace LiveFair.Grains.Tests.Storage;

public sealed class SqliteSchemaTests : IAsyncLifetime
{
    private readonly TempStore _store = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_new_file_is_made_with_its_folder_and_marked_as_ours()
    {
        await _store.InitializeAsync();
        await _store.Close();
        using var raw = _store.Raw();
        Assert.Equal(0x4C466169, raw.ExecuteScalar<long>("PRAGMA application_id"));
        Assert.Equal(1, raw.ExecuteScalar<long>("PRAGMA user_version"));
    }

    [Fact]
    public async Task Opening_again_keeps_what_is_there()
    {
        await _store.InitializeAsync();
        var station = (await _store.NewFair()).Station;
        await _store.Close();
        await _store.InitializeAsync();
        Assert.Equal(station, await _store.Of<IStationStore>().Find(station.Id));
    }

    [Theory]
    [InlineData("UPDATE schema_script SET digest = 'another'")]
    [InlineData("DELETE FROM schema_script")]
    [InlineData("DROP TABLE schema_script")]
    public async Task A_file_that_was_made_with_another_wording_of_the_schema_is_refused(string difference)
    {
        await _store.InitializeAsync();
        await _store.Close();
        using (var raw = _store.Raw())
        {
            raw.Execute(difference);
        }

        var refused = await Assert.ThrowsAsync<StoreRefusedException>(_store.InitializeAsync);
        Assert.EndsWith("begin with a new data folder.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_by_name_and_left_as_it_is()
    {
        await _store.InitializeAsync();
        await _store.Close();
        using (var raw = _store.Raw())
        {
            raw.Execute("PRAGMA user_version = 99");
        }

        await Refuses("99");
        using var after = _store.Raw();
        Assert.Equal(99, after.ExecuteScalar<long>("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_by_name_and_left_as_it_is()
    {
        using (var raw = _store.Raw())
        {
            raw.Execute("CREATE TABLE contacts (name TEXT)");
        }

        await Refuses("another program");
        using var after = _store.Raw();
        Assert.Equal(1, after.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name_and_left_as_it_is()
    {
        var words = string.Concat(Enumerable.Repeat("这不是数据库，只是一段很长的文字。", 100));
        await File.WriteAllTextAsync(_store.File, words);
        await Refuses("no SQLite file");
        Assert.Equal(words, await File.ReadAllTextAsync(_store.File));
    }

    private async Task Refuses(string why)
    {
        var refused = await Assert.ThrowsAsync<StoreRefusedException>(_store.InitializeAsync);
        Assert.Contains(_store.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }
}
