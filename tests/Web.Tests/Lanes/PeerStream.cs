using System.Text;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A peer that sends what it has in pieces, then nothing, and keeps what the server answers.</summary>
internal sealed class PeerStream(byte[] bytes, Random random) : MemoryStream(bytes)
{
    /// <summary>As in <see cref="FrameStory.Told"/>; the server's pongs are added to it.</summary>
    public StringBuilder Told { get; } = new();

    /// <summary>What the server's close says of the peer; <see cref="StoryEnd.Waiting"/>: none came.</summary>
    public StoryEnd Refusal { get; private set; } = StoryEnd.Waiting;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, random.Next(1, 3_000))], cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var (opcode, payload) = ((Opcode)(buffer.Span[0] & 0x0F), buffer[2..]);
        if (opcode == Opcode.Pong)
        {
            Told.Append($"(Ping {Encoding.Latin1.GetString(payload.Span)})");
        }
        else
        {
            Refusal = payload.Span[1] == 0xEF ? StoryEnd.RefusedAsText : StoryEnd.Refused;
        }

        return ValueTask.CompletedTask;
    }
}
