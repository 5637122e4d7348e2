using LiveFair.Live.Media.Fmp4;
using LiveFair.Live.Media.Recordings;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>
/// Appends parts to the files of one recording: a new one for each init segment, and after a failure. Used by one
/// thread.
/// </summary>
internal sealed class RecordingWriter(
    RecordingFolder folder, IRecordingDisk disk, RecordingOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan SyncEvery = TimeSpan.FromSeconds(1);

    private Stream? _file;
    private MediaInit? _init;
    private long _synced;

    /// <summary>Appends a part; the system has it when this answers, the disk within about a second.</summary>
    /// <exception cref="IOException">The disk is full, nearly full, or fails. No half of a part is kept.</exception>
    public void Write(MediaPart part)
    {
        if (_file is null || _init != part.Init)
        {
            Close();
            Open(part);
        }

        var whole = _file!.Position;
        try
        {
            _file.Write(part.Data.Span);
            whole = _file.Position;
            if (time.GetElapsedTime(_synced) >= SyncEvery)
            {
                disk.Sync(_file);
                _synced = time.GetTimestamp();
                CheckSpace();
            }
        }
        catch (Exception)
        {
            GiveUp(whole);
            throw;
        }
    }

    /// <summary>Closes the file; the next part gets one of its own.</summary>
    /// <exception cref="IOException">As of <see cref="Write"/>.</exception>
    public void Close()
    {
        if (_file is { } file)
        {
            _file = null;
            using (file)
            {
                disk.Sync(file);
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Open(MediaPart part)
    {
        var path = folder.Next();
        CheckSpace();
        (_file, _init, _synced) = (disk.Create(path), part.Init, time.GetTimestamp());
        try
        {
            _file.Write(part.Init.Data.Span);
        }
        catch (Exception)
        {
            GiveUp(0);
            throw;
        }
    }

    private void CheckSpace()
    {
        var free = disk.FreeBytes(folder.Location);
        if (free < options.MinFree)
        {
            throw new IOException($"Only {free} bytes are free on the disk; media.recording.minFree leaves more.");
        }
    }

    private void GiveUp(long whole)
    {
        using var file = _file!;
        _file = null;
        try
        {
            file.SetLength(whole);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Whoever reads the file stops at its last whole part by itself; nothing is appended to it any more.
        }
    }
}
