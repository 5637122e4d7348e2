namespace LiveFair.Grains.Storage.Recordings;

/// <inheritdoc cref="IRecordingDisk" />
internal sealed class RecordingDisk : IRecordingDisk
{
    public long FreeBytes(string folder) => new DriveInfo(folder).AvailableFreeSpace;

    public Stream Create(string path) => new FileStream(
        path, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);

    public void Sync(Stream file) => ((FileStream)file).Flush(flushToDisk: true);
}
