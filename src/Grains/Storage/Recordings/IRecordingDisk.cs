namespace LiveFair.Grains.Storage.Recordings;

/// <summary>
/// The disk that recordings are written to; another one in tests, which fills and falters when it is told.
/// </summary>
internal interface IRecordingDisk
{
    /// <summary>Bytes that are free where the folder lies.</summary>
    long FreeBytes(string folder);

    /// <summary>A new file that others may read and delete. What is written goes to the system at once.</summary>
    Stream Create(string path);

    /// <summary>Has the system write the file to the disk.</summary>
    void Sync(Stream file);
}
