using LiveFair.Grains.Storage;
using LiveFair.Grains.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Grains.Tests.Storage;

/// <summary>An embedded store in a folder of its own; it can be closed and opened again.</summary>
public sealed class TempStore : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-store-");
    private ServiceProvider? _services;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public string File => Path.Combine(_folder.FullName, "fair.db");

    internal SqliteDatabase Database => Of<SqliteDatabase>();

    internal T Of<T>()
        where T : notnull => _services!.GetRequiredService<T>();

    internal Task<Fair> NewFair() => Fair.Open(_services!, Time);

    public Task InitializeAsync() => Open(StoreOrigin.Continued);

    public async Task Open(StoreOrigin origin)
    {
        _services = new ServiceCollection().AddLogging().AddSqliteStore(File, origin).BuildServiceProvider();
        await Database.StartAsync(CancellationToken.None);
    }

    public async Task Close()
    {
        if (_services is { } services)
        {
            _services = null;
            await services.DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await Close();
        _folder.Delete(recursive: true);
    }

    /// <summary>A connection of somebody else, past all rules of the store.</summary>
    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
