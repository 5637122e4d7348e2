using Dapper;
using LiveFair.Grains.Storage;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Tests.Storage;

public sealed class SqliteAuditStoreTests : IAsyncLifetime
{
    private readonly TempStore _store = new();
    private readonly StationId _station = new("st1");

    private IAuditStore Audit => _store.Of<IAuditStore>();

    public async Task InitializeAsync() => await _store.InitializeAsync();

    public Task DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_empty_trail_is_in_order()
    {
        Assert.Null(await Audit.FindTampered());
        Assert.Empty(await Audit.List(_station, null, 10));
        Assert.Empty(await Start());
    }

    [Fact]
    public async Task Entries_are_listed_newest_first_for_their_own_station_in_pages()
    {
        await Fill(5);
        await Audit.Append(Entry("other", "理由") with { Station = new StationId("st2") });
        var page = await Audit.List(_station, null, 3);
        Assert.Equal([5L, 4L, 3L], page.Select(entry => entry.Id));
        Assert.Equal([2L, 1L], (await Audit.List(_station, page[^1].Id, 3)).Select(entry => entry.Id));
        Assert.Equal(Entry("lead4", null) with { Id = 5 }, page[0]);
        Assert.Null(await Audit.FindTampered());
    }

    [Fact]
    public async Task Entries_cannot_be_changed_or_deleted_while_the_triggers_stand()
    {
        await Fill(2);
        using var raw = _store.Raw();
        Assert.Throws<SqliteException>(() => raw.Execute("UPDATE audit SET reason = '别的' WHERE id = 1"));
        Assert.Throws<SqliteException>(() => raw.Execute("DELETE FROM audit WHERE id = 1"));
    }

    [Theory]
    [InlineData("UPDATE audit SET reason = '客户要求' WHERE id = 3", 3)]
    [InlineData("UPDATE audit SET actor = 'a:somebody-else' WHERE id = 1", 1)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE id = 5", 5)]
    [InlineData("UPDATE audit SET hash = '00' WHERE id = 2", 2)]
    [InlineData("DELETE FROM audit WHERE id = 3", 4)]
    [InlineData("DELETE FROM audit WHERE id = 1", 2)]
    public async Task A_row_that_somebody_changed_or_took_shows(string act, long first)
    {
        await Fill(5);
        using (var raw = _store.Raw())
        {
            raw.Execute("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;");
            raw.Execute(act);
        }

        Assert.Equal(first, await Audit.FindTampered());
        var told = Assert.Single(await Start());
        Assert.Equal($"Error: Row {first} of the audit trail was changed, or the one before it is missing", told);
    }

    private static AuditEntry Entry(string target, string? reason) => new(
        new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        new StationId("st1"), "a:1", "lead.reveal", target, reason);

    /// <summary>What the operator is told when the fair starts.</summary>
    private async Task<IReadOnlyList<string>> Start()
    {
        var told = new Told();
        await new AuditCheck(Audit, told).StartAsync(CancellationToken.None);
        return told.Lines;
    }

    private async Task Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Audit.Append(Entry($"lead{i}", i % 2 == 0 ? null : "回访"));
        }
    }

    private sealed class Told : ILogger<AuditCheck>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(
            LogLevel level, EventId id, TState state, Exception? problem, Func<TState, Exception?, string> words) =>
            Lines.Add($"{level}: {words(state, problem)}");
    }
}
