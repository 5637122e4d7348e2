using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace LiveFair.Grains.Tests.Storage;

public sealed class SqliteDatabaseTests : IAsyncLifetime
{
    private readonly TempStore _store = new();
    private int _commits;
    private int _failing = int.MaxValue;

    public async Task InitializeAsync()
    {
        await _store.InitializeAsync();
        await _store.Database.Write(connection =>
            connection.Execute("CREATE TABLE note (id INTEGER PRIMARY KEY, word TEXT)"));
        await _store.Database.Write(connection =>
        {
            raw.sqlite3_commit_hook(connection.Handle, _ => ++_commits >= _failing ? 1 : 0, null);
            return 0;
        });
    }

    public Task DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Writes_that_wait_together_share_one_commit()
    {
        var (first, release) = Hold();
        var before = _commits;
        var others = Enumerable.Range(1, 200).Select(i => Note(i, "一起")).ToList();
        release.Set();
        await first;
        await Task.WhenAll(others);
        Assert.Equal(200, await Count());

        // One for the write that held the writer up, one for all that waited meanwhile.
        Assert.Equal(2, _commits - before);
    }

    [Fact]
    public async Task A_write_that_throws_is_taken_back_alone()
    {
        var (first, release) = Hold();
        var good = Note(1, "好");
        var bad = _store.Database.Write<int>(connection =>
        {
            connection.Execute("INSERT INTO note VALUES (2, '坏')");
            throw new InvalidOperationException("No.");
        });
        var alsoGood = Note(3, "也好");
        release.Set();
        await first;
        await Task.WhenAll(good, alsoGood);
        Assert.Equal("No.", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        Assert.Equal([1L, 3L], await Ids());
    }

    [Fact]
    public async Task A_commit_that_fails_fails_everybody_who_shared_it_and_the_next_one_is_good_again()
    {
        var (first, release) = Hold();
        var shared = Enumerable.Range(1, 3).Select(i => Note(i, "没了")).ToList();

        // Not the one under way.
        _failing = _commits + 2;
        release.Set();
        await first;
        foreach (var one in shared)
        {
            await Assert.ThrowsAsync<SqliteException>(() => one);
        }

        Assert.Equal(0, await Count());
        _failing = int.MaxValue;
        await Note(4, "又好了");
        Assert.Equal([4L], await Ids());
    }

    [Fact]
    public async Task A_write_that_ends_the_whole_transaction_fails_those_who_shared_it_and_not_the_writer()
    {
        var (first, release) = Hold();
        var before = Note(1, "之前");
        var ends = _store.Database.Write(connection => connection.Execute("ROLLBACK"));
        var after = Note(2, "之后");
        release.Set();
        await first;
        await Assert.ThrowsAsync<SqliteException>(() => before);
        await Assert.ThrowsAsync<SqliteException>(() => ends);
        await Assert.ThrowsAsync<SqliteException>(() => after);
        await Note(3, "还在写");
        Assert.Equal([3L], await Ids());
    }

    [Fact]
    public async Task What_is_answered_is_committed_durably_and_rows_keep_what_they_refer_to()
    {
        Assert.Equal(2, await Pragma("synchronous"));
        Assert.Equal(1, await Pragma("foreign_keys"));
        Assert.Equal("wal", await _store.Database.Write(
            connection => connection.ExecuteScalar<string>("PRAGMA journal_mode")));
    }

    [Fact]
    public async Task Readers_cannot_write() => await Assert.ThrowsAsync<SqliteException>(
        () => _store.Database.Read(connection => connection.Execute("INSERT INTO note VALUES (1, '偷写')")));

    [Fact]
    public async Task What_was_written_is_there_after_the_store_was_opened_again()
    {
        await Note(1, "留下");
        await _store.Close();
        await _store.InitializeAsync();
        Assert.Equal([1L], await Ids());
    }

    [Fact]
    public async Task After_the_end_a_write_fails_instead_of_waiting_for_ever()
    {
        var database = _store.Database;
        await database.StopAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => database.Write(_ => 1));
    }

    /// <summary>Keeps the writer busy, so that what comes now waits together.</summary>
    private (Task First, ManualResetEventSlim Release) Hold()
    {
        var (begun, release) = (new ManualResetEventSlim(), new ManualResetEventSlim());
        var first = _store.Database.Write(_ =>
        {
            begun.Set();
            release.Wait();
            return 0;
        });
        begun.Wait();
        return (first, release);
    }

    private Task<int> Note(int id, string word) => _store.Database.Write(
        connection => connection.Execute("INSERT INTO note VALUES (@id, @word)", new { id, word }));

    private Task<long> Pragma(string name) =>
        _store.Database.Write(connection => connection.ExecuteScalar<long>($"PRAGMA {name}"));

    private Task<long> Count() =>
        _store.Database.Read(connection => connection.ExecuteScalar<long>("SELECT count(*) FROM note"));

    private Task<List<long>> Ids() => _store.Database.Read(
        connection => connection.Query<long>("SELECT id FROM note ORDER BY id").ToList());
}
