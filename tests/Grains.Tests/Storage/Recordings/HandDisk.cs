using LiveFair.Grains.Storage.Recordings;

namespace LiveFair.Grains.Tests.Storage.Recordings;

/// <summary>A disk that has as much room, and is as quick, as the test says.</summary>
internal sealed class HandDisk : IRecordingDisk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly RecordingDisk _real = new();
    private long _room = long.MaxValue;

    /// <summary>Nothing is written while it is reset.</summary>
    public ManualResetEventSlim Goes { get; } = new(initialState: true);

    public long Room
    {
        get => Interlocked.Read(ref _room);
        set => Interlocked.Exchange(ref _room, value);
    }

    public int Syncs { get; private set; }

    public long FreeBytes(string folder) => Room;

    public Stream Create(string path) => new HandFile(this, (FileStream)_real.Create(path));

    public void Sync(Stream file)
    {
        Syncs++;
        _real.Sync(((HandFile)file).Real);
    }

    /// <summary>Writes what there is room for, and then fails, as a full disk does.</summary>
    private sealed class HandFile(HandDisk disk, FileStream real) : Stream
    {
        public FileStream Real => real;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => real.Length;

        public override long Position
        {
            get => real.Position;
            set => real.Position = value;
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            // As a disk does that hangs: it holds the recording's own thread, which writes without a task.
            if (!disk.Goes.Wait(Patience))
            {
                throw new TimeoutException("The test never let the disk go on.");
            }

            var fits = (int)Math.Min(buffer.Length, disk.Room);
            real.Write(buffer[..fits]);
            disk.Room -= fits;
            if (fits < buffer.Length)
            {
                throw new IOException("No space left on device");
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void SetLength(long value) => real.SetLength(value);

        public override void Flush() => real.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => real.Seek(offset, origin);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                real.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
