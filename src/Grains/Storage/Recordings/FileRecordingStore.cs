using LiveFair.Live.Ids;
using LiveFair.Live.Media.Recordings;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>Recordings as files, a folder for each session.</summary>
/// <param name="root">Where the folders lie; made with the first recording.</param>
internal sealed class FileRecordingStore(
    string root, IRecordingDisk disk, RecordingOptions options, TimeProvider time, ILogger<FileRecordingStore> logger)
    : IRecordingStore
{
    private readonly string _root = Path.GetFullPath(root);
    private readonly Lock _deleting = new();
    private readonly SharedFiles _files = new();

    public IRecording Record(SessionId session)
    {
        var folder = FolderOf(session);
        return new FileRecording(session, folder, new RecordingWriter(folder, disk, options, time), time, logger);
    }

    public Task<StoredRecording?> Find(SessionId session) => Task.FromResult(FolderOf(session).Find());

    public Task<Stream?> Open(SessionId session, int number)
    {
        var folder = FolderOf(session);
        if (!folder.Has(number))
        {
            return Task.FromResult<Stream?>(null);
        }

        try
        {
            return Task.FromResult<Stream?>(_files.Open(folder.PathOf(number)));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            // Deleted, perhaps a moment ago.
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<IReadOnlyList<SessionId>> List() => Task.FromResult(RecordingFolder.List(_root));

    public Task Delete(SessionId session)
    {
        lock (_deleting)
        {
            var folder = FolderOf(session);
            folder.Delete();
            _files.Forget(folder.Location);
        }

        return Task.CompletedTask;
    }

    private RecordingFolder FolderOf(SessionId session) => new(_root, session);
}
