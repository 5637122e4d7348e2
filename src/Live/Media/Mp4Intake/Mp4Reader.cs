using System.Buffers.Binary;

namespace LiveFair.Live.Media.Mp4Intake;

/// <summary>
/// Reads the fragmented MP4 file that a browser's MediaRecorder makes, in pieces of any size, into bodies of FLV tags.
/// It holds no more than a fragment, and of that only what came.
/// </summary>
public sealed class Mp4Reader
{
    /// <summary>The largest box, in bytes: a fragment of a second is far smaller.</summary>
    public const int LargestBox = 8 * 1024 * 1024;

    private const int Header = 8;

    /// <summary>More tracks than any recorder writes: each is looked up among the file's defaults.</summary>
    private const int MostTracks = 8;

    private static readonly uint Moov = Mp4Boxes.Letters("moov"u8);
    private static readonly uint Moof = Mp4Boxes.Letters("moof"u8);
    private static readonly uint Mdat = Mp4Boxes.Letters("mdat"u8);
    private static readonly Refusal Broken = Refusal.Invalid("The recording's bytes are no fragmented MP4.");

    private readonly Dictionary<uint, Mp4Track> _tracks = [];
    private readonly List<Mp4Sample> _samples = [];
    private byte[] _held = new byte[Header];
    private int _count;
    private long _start;
    private long _skip;
    private Refusal? _refused;

    /// <summary>Takes the next bytes.</summary>
    /// <param name="bytes">Any number.</param>
    /// <param name="into">Gets the frames that are whole now, in the order they are decoded in.</param>
    /// <returns>Why the file cannot be carried; null when it can.</returns>
    public Refusal? Feed(ReadOnlySpan<byte> bytes, ICollection<Mp4Frame> into)
    {
        ArgumentNullException.ThrowIfNull(into);
        while (_refused is null && !bytes.IsEmpty)
        {
            if (_skip > 0)
            {
                var skipped = (int)Math.Min(_skip, bytes.Length);
                _skip -= skipped;
                _start += skipped;
                bytes = bytes[skipped..];
                continue;
            }

            bytes = Hold(bytes, into);
        }

        return _refused;
    }

    private ReadOnlySpan<byte> Hold(ReadOnlySpan<byte> bytes, ICollection<Mp4Frame> into)
    {
        var needed = _count < Header ? Header : Size();
        var taken = Math.Min(needed - _count, bytes.Length);
        if (_held.Length - _count < taken)
        {
            Array.Resize(ref _held, Math.Max(_count + taken, Math.Min(_held.Length * 2, needed)));
        }

        bytes[..taken].CopyTo(_held.AsSpan(_count));
        _count += taken;
        if (_count == Header)
        {
            ReadHeader();
        }
        else if (_count == needed)
        {
            ReadBox(into);
        }

        return bytes[taken..];
    }

    private int Size() => BinaryPrimitives.ReadInt32BigEndian(_held);

    private void ReadHeader()
    {
        var size = BinaryPrimitives.ReadUInt32BigEndian(_held);
        var name = BinaryPrimitives.ReadUInt32BigEndian(_held.AsSpan(4));
        if (size < Header)
        {
            _refused = Broken; // Sizes of 64 bits, and boxes without an end: no recorder of a live picture has them.
        }
        else if (name != Moov && name != Moof && name != Mdat)
        {
            (_skip, _count, _start) = (size - Header, 0, _start + Header);
        }
        else if (size > LargestBox)
        {
            _refused = Refusal.Invalid("A fragment is larger than 8 MiB.");
        }
        else if (size == Header)
        {
            (_count, _start) = (0, _start + Header);
        }
    }

    private void ReadBox(ICollection<Mp4Frame> into)
    {
        var name = BinaryPrimitives.ReadUInt32BigEndian(_held.AsSpan(4));
        var content = _held.AsSpan(Header, _count - Header);
        var isRead = name == Moov ? ReadTracks(content, into)
            : name == Moof ? ReadFragment(content)
            : ReadSamples(content, into);
        _refused = isRead ? null : _refused ?? Broken;
        _start += _count;
        _count = 0;
        if (_held.Length > 1024 * 1024)
        {
            _held = new byte[Header];
        }
    }

    private bool ReadTracks(ReadOnlySpan<byte> moov, ICollection<Mp4Frame> into)
    {
        _tracks.Clear();
        var boxes = new Mp4Boxes(moov);
        var trak = Mp4Boxes.Letters("trak"u8);
        while (boxes.Next())
        {
            if (boxes.Name == trak && Mp4Track.Read(boxes.Content) is { } track)
            {
                if (_tracks.Count == MostTracks)
                {
                    return false;
                }

                _tracks[track.Id] = track with { Defaults = DefaultsOf(track.Id, Mp4Boxes.Find(moov, "mvex"u8)) };
            }
        }

        foreach (var track in _tracks.Values)
        {
            into.Add(new Mp4Frame(track.Kind, 0, track.Config));
        }

        if (_tracks.Count == 0)
        {
            _refused = Refusal.Invalid("The recording must hold H.264 with AAC or Opus.");
        }

        return _tracks.Count > 0;
    }

    private static SampleDefaults DefaultsOf(uint track, ReadOnlySpan<byte> mvex)
    {
        var boxes = new Mp4Boxes(mvex);
        var trex = Mp4Boxes.Letters("trex"u8);
        while (boxes.Next())
        {
            var reader = new ByteReader(boxes.Content);
            reader.U32();
            if (boxes.Name == trex && reader.U32() == track)
            {
                reader.U32();
                return new SampleDefaults(reader.U32(), reader.U32(), reader.U32());
            }
        }

        return default;
    }

    private bool ReadFragment(ReadOnlySpan<byte> moof)
    {
        _samples.Clear();
        return Mp4Fragment.Read(moof, _start, _tracks, _samples);
    }

    private bool ReadSamples(ReadOnlySpan<byte> mdat, ICollection<Mp4Frame> into)
    {
        var begin = _start + Header;
        long left = mdat.Length;
        foreach (var sample in _samples.OrderBy(sample => sample.Ms))
        {
            var at = sample.Position - begin;
            left -= sample.Size; // Samples that lie on one another would be copied as often as they are named.
            if (at < 0 || at > mdat.Length - sample.Size || left < 0)
            {
                return false;
            }

            into.Add(Frame(sample, mdat.Slice((int)at, (int)sample.Size)));
        }

        _samples.Clear();
        return true;
    }

    private static Mp4Frame Frame(in Mp4Sample sample, ReadOnlySpan<byte> bytes)
    {
        var track = sample.Track;
        var body = new byte[track.Prefix.Length + bytes.Length];
        track.Prefix.CopyTo(body, 0);
        bytes.CopyTo(body.AsSpan(track.Prefix.Length));
        if (track.Kind == FlvKind.Video)
        {
            var delay = (int)((long)sample.Delay * 1_000 / track.TimeScale);
            (body[0], body[1]) = (sample.IsKey ? (byte)0x17 : (byte)0x27, 1);
            (body[2], body[3], body[4]) = ((byte)(delay >> 16), (byte)(delay >> 8), (byte)delay);
        }

        return new Mp4Frame(track.Kind, (uint)sample.Ms, body);
    }
}

/// <summary>A frame of a recording, as a publisher would send it.</summary>
/// <param name="Kind">Sound or picture.</param>
/// <param name="Ms">The recording's own time, in ms; 32 bits of it.</param>
/// <param name="Body">The body of an FLV tag.</param>
public readonly record struct Mp4Frame(FlvKind Kind, uint Ms, ReadOnlyMemory<byte> Body);
