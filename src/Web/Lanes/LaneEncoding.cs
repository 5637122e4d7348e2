using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Lanes;

/// <summary>
/// How an item is written for a stream. Streams of the same hub protocol and the same invocation id share the bytes:
/// the protocol is one object for the process, and most clients open their stream with their first call.
/// </summary>
internal readonly record struct LaneEncoding(IHubProtocol Protocol, string StreamId)
{
    /// <summary>The item of the stream as one whole WebSocket frame.</summary>
    public byte[] Encode(object item)
    {
        var message = Protocol.GetMessageBytes(new StreamItemMessage(StreamId, item));
        return FrameHeader.Frame(
            Protocol.TransferFormat == TransferFormat.Binary ? Opcode.Binary : Opcode.Text, message.Span);
    }
}
