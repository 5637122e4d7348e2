using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>Opens the file for writing and brings its tables up to what this program knows.</summary>
internal static class SqliteSchema
{
    /// <summary>"LFai" in ASCII: marks the file as ours in SQLite's header.</summary>
    private const int ApplicationId = 0x4C466169;

    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private const string Scripts = "LiveFair.Grains.Storage.Sqlite.Migrations.";

    /// <exception cref="StoreRefusedException">The file is not ours, damaged, or another version's.</exception>
    public static SqliteConnection OpenAndMigrate(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            RefuseForeign(connection, path);
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");

            // A checkpoint each 64 MiB of log: some commit waits for it, and a busy minute has a few instead of many.
            Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA wal_autocheckpoint = 16000;");

            // The pages of a busy minute stay in memory (64 MiB at most), and so do the savepoints' journals.
            Execute(connection, "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            Migrate(connection, path);
            return connection;
        }
        catch (SqliteException problem) when (Refusal(problem.SqliteErrorCode) is { } words)
        {
            connection.Dispose();
            throw new StoreRefusedException($"{path} {words}");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Old offsets mean nothing any more: clients take the snapshot instead of going on from their cursor.
    /// </summary>
    public static void BeginNewEpochs(SqliteConnection connection) =>
        Execute(connection, "UPDATE log SET epoch = lower(hex(randomblob(10)))");

    /// <summary>What is wrong with the file, where it is the file and not this program.</summary>
    private static string? Refusal(int code) => code switch
    {
        Corrupt => "is damaged: restore it from a backup.",
        Full => "cannot be opened: the disk is full.",
        CannotOpen or ReadOnly => "cannot be opened for writing.",
        NotADatabase => "is not a LiveFair database: it is no SQLite file.",
        _ => null,
    };

    private static void RefuseForeign(SqliteConnection connection, string path)
    {
        var tables = Number(connection, "SELECT count(*) FROM sqlite_master");
        if (tables > 0 && Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new StoreRefusedException($"{path} is not a LiveFair database: it belongs to another program.");
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        var scripts = Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Scripts, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var version = (int)Number(connection, "PRAGMA user_version");
        if (version > scripts.Count)
        {
            throw new StoreRefusedException(
                $"{path} has schema {version}, this program knows up to {scripts.Count}: start the newer program.");
        }

        for (var number = 1; number <= scripts.Count; number++)
        {
            var script = Text(scripts[number - 1]);
            if (number <= version)
            {
                RefuseOther(connection, path, number, script);
            }
            else
            {
                Apply(connection, number, script);
            }
        }
    }

    private static void Apply(SqliteConnection connection, int number, string script)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(connection, script);
        using var note = connection.CreateCommand();
        note.CommandText = "INSERT INTO schema_script (number, digest) VALUES ($number, $digest)";
        note.Parameters.AddWithValue("$number", number);
        note.Parameters.AddWithValue("$digest", Digest(script));
        note.ExecuteNonQuery();
        Execute(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number};");
        transaction.Commit();
    }

    /// <summary>Until its release a script changes: a file that was made with other words lacks columns.</summary>
    private static void RefuseOther(SqliteConnection connection, string path, int number, string script)
    {
        using var known = connection.CreateCommand();
        known.CommandText = "SELECT digest FROM schema_script WHERE number = $number";
        known.Parameters.AddWithValue("$number", number);
        var isNoted = Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'schema_script'") > 0;
        if (!isNoted || (string?)known.ExecuteScalar() != Digest(script))
        {
            throw new StoreRefusedException(
                $"{path} was made by an unreleased program with another schema: begin with a new data folder.");
        }
    }

    private static string Text(string script)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(script)!);
        return reader.ReadToEnd();
    }

    private static string Digest(string script) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
