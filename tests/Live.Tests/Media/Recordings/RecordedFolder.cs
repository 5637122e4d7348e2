using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Tests.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Recordings;

/// <summary>A recording on disk as its playlist names it.</summary>
internal sealed class RecordedFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-recorded-");
    private readonly SortedDictionary<int, byte[]> _files = [];

    public Replay Replay => RecordingScript.Replay(
        [.. _files.Select(file => RecordedFile.Read(file.Key, new MemoryStream(file.Value))!)]);

    public void Record(int number, List<MediaPart> parts)
    {
        _files[number] = [.. parts[0].Init.Data.Span, .. parts.SelectMany(part => part.Data.ToArray())];
        var path = Path.Combine(_folder.FullName, ReplayPlaylist.FileUri(number));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, _files[number]);
    }

    public byte[] Raw(int number) => _files[number];

    public async Task<byte[]> Whole()
    {
        await using var stream = new ReplayStream(
            ReplayFile.Whole(Replay),
            _files.ToDictionary(file => file.Key, file => (Stream)new MemoryStream(file.Value)));
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }

    public IEnumerable<string> PlaylistComplaints()
    {
        var path = Path.Combine(_folder.FullName, "replay.m3u8");
        File.WriteAllText(path, ReplayPlaylist.Write(Replay));
        return Ffmpeg.ComplaintsOf(path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
