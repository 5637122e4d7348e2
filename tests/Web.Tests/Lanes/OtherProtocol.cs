using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A hub protocol that no lane knows: it writes the item before the stream.</summary>
internal sealed class OtherProtocol : IHubProtocol
{
    public string Name => "other";

    public int Version => 1;

    public TransferFormat TransferFormat => TransferFormat.Text;

    public bool IsVersionSupported(int version) => true;

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        throw new NotSupportedException();

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) =>
        output.Write(GetMessageBytes(message).Span);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => "null 0;"u8.ToArray();
}
