using Microsoft.Win32.SafeHandles;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>
/// Files that many read at once, each at a place of its own, over one handle: a node has only so many, and a recording
/// may have hundreds of files. A file that is deleted can be read on by those who have it.
/// </summary>
internal sealed class SharedFiles
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shared> _open = new(StringComparer.Ordinal);

    /// <summary>Handles that are open now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    /// <summary>Opens a file, from its beginning.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public Stream Open(string path)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(path, out var shared))
            {
                _open[path] = shared = new Shared(path, File.OpenHandle(
                    path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete,
                    FileOptions.Asynchronous));
            }

            shared.Readers++;
            return new SharedFile(shared.Handle, () => Leave(shared));
        }
    }

    /// <summary>Whoever opens one of these files from now on gets the one that is there then.</summary>
    public void Forget(string folder)
    {
        lock (_gate)
        {
            foreach (var path in _open.Keys.Where(path => Path.GetDirectoryName(path) == folder).ToList())
            {
                _open.Remove(path);
            }
        }
    }

    private void Leave(Shared shared)
    {
        lock (_gate)
        {
            if (--shared.Readers > 0)
            {
                return;
            }

            if (_open.GetValueOrDefault(shared.Path) == shared)
            {
                _open.Remove(shared.Path);
            }
        }

        shared.Handle.Dispose();
    }

    private sealed class Shared(string path, SafeFileHandle handle)
    {
        public string Path => path;

        public SafeFileHandle Handle => handle;

        public int Readers { get; set; }
    }
}
