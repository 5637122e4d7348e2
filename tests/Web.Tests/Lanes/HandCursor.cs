using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A feed of numbered frames that a test adds by hand.</summary>
internal sealed class HandCursor(int size) : LaneCursor
{
    private int _there;

    /// <summary>How many frames the lane took.</summary>
    public int Taken { get; private set; }

    public void Add(int count) => _there += count;

    public override ReadOnlyMemory<byte> Next()
    {
        if (Taken == _there)
        {
            return default;
        }

        Taken++;
        return FrameHeader.Frame(Opcode.Text, Numbered(Taken, size));
    }

    /// <summary>The payload of a frame: its number, and dots up to the size.</summary>
    public static byte[] Numbered(int number, int size) =>
        System.Text.Encoding.ASCII.GetBytes($"{number}".PadRight(size, '.'));
}
