using LiveFair.Grains.Storage.Recordings;

namespace LiveFair.Grains.Tests.Storage.Recordings;

public sealed class SharedFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-shared-");
    private readonly SharedFiles _files = new();

    private string Path => System.IO.Path.Combine(_folder.FullName, "1.mp4");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Many_read_one_file_over_one_handle_each_at_its_own_place()
    {
        await File.WriteAllTextAsync(Path, "0123456789");
        var readers = Enumerable.Range(0, 10).Select(_ => _files.Open(Path)).ToList();
        Assert.Equal(1, _files.Count);

        foreach (var (reader, at) in readers.Select((reader, at) => (reader, at)))
        {
            reader.Position = at;
            Assert.Equal($"{at}", await Text(reader, 1));
            Assert.Equal((at + 1, 10), (reader.Position, reader.Length));
            await reader.DisposeAsync();
            await reader.DisposeAsync(); // Leaves once only: the others read on.
        }

        Assert.Equal(0, _files.Count);
    }

    [Fact]
    public async Task Who_has_a_deleted_file_reads_on_and_the_next_gets_the_one_that_is_there_then()
    {
        await File.WriteAllTextAsync(Path, "old");
        await using var before = _files.Open(Path);
        File.Delete(Path);
        _files.Forget(_folder.FullName);
        Assert.Throws<FileNotFoundException>(() => _files.Open(Path));
        await File.WriteAllTextAsync(Path, "new");
        await using var after = _files.Open(Path);

        Assert.Equal("new", await Text(after, 3));
        await after.DisposeAsync();
        Assert.Equal("old", await Text(before, 3));
    }

    [Fact]
    public async Task What_is_appended_is_read_too()
    {
        await File.WriteAllTextAsync(Path, "ab");
        await using var reader = _files.Open(Path);
        Assert.Equal("ab", await Text(reader, 5));
        await File.AppendAllTextAsync(Path, "cd");

        Assert.Equal("cd", await Text(reader, 5));
        Assert.Equal(2, reader.Seek(-2, SeekOrigin.End));
        Assert.Equal('c', reader.ReadByte());
    }

    private static async Task<string> Text(Stream reader, int most)
    {
        var bytes = new byte[most];
        return System.Text.Encoding.ASCII.GetString(bytes, 0, await reader.ReadAsync(bytes));
    }
}
