using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace LiveFair.Web.Lanes;

/// <summary>Takes what a peer sends out of its frames and hands it to the hub; answers pings on the lane.</summary>
internal sealed class LaneReader(PipeReader peer, PipeWriter hub, Lane lane)
{
    /// <summary>How much is taken before the hub is asked whether it wants more.</summary>
    private const int MostAtOnce = 4 * 1024;

    private readonly FrameParser _parser = new();

    /// <summary>
    /// Reads until the peer closes, goes away, or sends what is no WebSocket. A hub that has ended reads no more, and
    /// what comes then is dropped: the peer's own close is still to come.
    /// </summary>
    public async Task Run()
    {
        try
        {
            var isOpen = true;
            while (isOpen)
            {
                var read = await peer.ReadAsync();
                var input = read.Buffer.Slice(0, Math.Min(MostAtOnce, read.Buffer.Length));
                var isAll = input.Length == read.Buffer.Length;
                isOpen = Take(ref input) && !(read.IsCompleted && isAll);
                peer.AdvanceTo(input.Start, input.End);
                await hub.FlushAsync();
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The peer is gone without a word, or the connection was aborted: the hub sees the end of its input.
        }
        catch (Exception unexpected)
        {
            // The hub fails with it, if it still reads; whoever serves the connection does in any case.
            await hub.CompleteAsync(unexpected);
            throw;
        }
        finally
        {
            await hub.CompleteAsync();
            await peer.CompleteAsync();
        }
    }

    /// <returns>Whether more may come.</returns>
    private bool Take(ref ReadOnlySequence<byte> input)
    {
        while (true)
        {
            switch (_parser.Read(ref input, hub))
            {
                case ParseStep.NeedsMore:
                    return true;
                case ParseStep.Ping:
                    lane.SendControl(Opcode.Pong, _parser.Control.Span);
                    break;
                case ParseStep.Pong:
                    break;
                case ParseStep.Close:
                    // At once: who has closed hears nothing more of the hub.
                    lane.SendControl(Opcode.Close, CloseStatus.Normal);
                    return false;
                default:
                    lane.SendControl(Opcode.Close, CloseStatus.ProtocolError);
                    return false;
            }
        }
    }
}
