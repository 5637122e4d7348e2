using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>What a client sends, right but for one thing; the same for the same <paramref name="random"/>.</summary>
internal sealed class SpoiltFrames(Random random)
{
    private static readonly int[] Lengths = [0, 1, 2, 5, 124, 125, 126, 127, 300, 65_535, 65_536];

    private readonly List<ClientFrame> _frames = [];

    /// <returns>What was done to the frames, and their bytes.</returns>
    public (Spoil Spoil, byte[] Bytes) Make()
    {
        for (var messages = random.Next(1, 5); messages > 0; messages--)
        {
            AddMessage();
        }

        if (random.Next(3) == 0)
        {
            _frames.Add(Frame(Opcode.Close, CloseBody(), isLast: true));
            AddMessage();
        }

        var spoil = (Spoil)random.Next((int)Spoil.BitFlipped + 1);
        SpoilFrame(spoil);
        return (spoil, SpoilBytes(spoil));
    }

    private void AddMessage()
    {
        var opcode = random.Next(3) == 0 ? Opcode.Text : Opcode.Binary;
        var isText = opcode == Opcode.Text;
        for (var fragments = random.Next(1, 5); fragments > 0; fragments--)
        {
            _frames.Add(Frame(opcode, isText ? Letters(Length()) : Noise(Length()), isLast: fragments == 1));
            opcode = Opcode.Continuation;
            if (random.Next(3) == 0)
            {
                _frames.Add(Frame(PingOrPong(), Noise(random.Next(126)), isLast: true));
            }
        }
    }

    private void SpoilFrame(Spoil spoil)
    {
        var control = spoil == Spoil.ControlFragmented ? _frames.FindIndex(one => one.IsControl) : -1;
        var at = control >= 0 ? control : random.Next(_frames.Count);
        _frames[at] = Changed(_frames[at], spoil);
        if (Added(spoil) is { } added)
        {
            _frames.Insert(at, added);
        }
    }

    private ClientFrame Changed(ClientFrame frame, Spoil spoil) => spoil switch
    {
        Spoil.OpcodeChanged => frame with { Opcode = (Opcode)random.Next(16) },
        Spoil.ReservedBitSet => frame with { Reserved = 0x10 << random.Next(3) },
        Spoil.MaskLeftOut => frame with { Mask = [] },
        Spoil.LengthSaidLonger => frame with { LengthBytes = frame.LengthBytes == 0 && random.Next(2) == 0 ? 2 : 8 },
        Spoil.LengthUntrue => frame with
        {
            LengthBytes = 8,
            Length = random.NextInt64(long.MinValue, long.MaxValue),
        },
        Spoil.LastBitChanged or Spoil.ControlFragmented => frame with { IsLast = !frame.IsLast },
        _ => frame,
    };

    private ClientFrame? Added(Spoil spoil) => spoil switch
    {
        Spoil.ControlTooLong => Frame((Opcode)random.Next(8, 11), CloseBody(TooLong()), isLast: true),
        Spoil.ContinuationAdded => Frame(Opcode.Continuation, Letters(Length()), random.Next(2) == 0),
        Spoil.MessageAdded => Frame((Opcode)random.Next(1, 3), Letters(Length()), random.Next(2) == 0),
        _ => null,
    };

    private byte[] SpoilBytes(Spoil spoil)
    {
        var at = SomePlace();
        List<byte> bytes = [.. _frames.SelectMany(frame => frame.Head().Concat(frame.Body()))];
        switch (spoil)
        {
            case Spoil.CutOff:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case Spoil.ByteDropped:
                bytes.RemoveAt(at);
                break;
            case Spoil.ByteInserted:
                bytes.Insert(at, (byte)random.Next(256));
                break;
            case Spoil.BitFlipped:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
        }

        return [.. bytes];
    }

    /// <summary>Three in four in a head: what is spoilt in a payload changes only that.</summary>
    private int SomePlace()
    {
        var frame = random.Next(_frames.Count);
        var head = _frames[frame].Head().Length;
        var length = random.Next(4) == 0 ? head + _frames[frame].Payload.Length : head;
        return _frames.Take(frame).Sum(one => one.Head().Length + one.Payload.Length) + random.Next(length);
    }

    private ClientFrame Frame(Opcode opcode, byte[] payload, bool isLast) =>
        new(opcode, payload, isLast) { Mask = Noise(4) };

    private Opcode PingOrPong() => random.Next(2) == 0 ? Opcode.Ping : Opcode.Pong;

    /// <summary>Mostly short: a long frame takes as long to read as a hundred of them.</summary>
    private int Length() => Lengths[random.Next(random.Next(4) == 0 ? Lengths.Length : Lengths.Length - 2)];

    private int TooLong() => random.Next(2) == 0 ? 126 : random.Next(126, 300);

    private byte[] CloseBody() => random.Next(3) == 0 ? [] : CloseBody(random.Next(2, 126));

    private byte[] CloseBody(int length) => [.. CloseStatus.Normal, .. Letters(length - 2)];

    private byte[] Letters(int length) => [.. Noise(length).Select(one => (byte)('a' + (one % 26)))];

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }
}

/// <summary>How frames that were right are spoilt; the last four are done to their bytes.</summary>
internal enum Spoil
{
    Nothing,
    OpcodeChanged,
    ReservedBitSet,
    MaskLeftOut,
    LengthSaidLonger,
    LengthUntrue,
    LastBitChanged,
    ControlFragmented,
    ControlTooLong,
    ContinuationAdded,
    MessageAdded,
    CutOff,
    ByteDropped,
    ByteInserted,
    BitFlipped,
}
