using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Lanes;

/// <summary>A hub protocol as it is, that fills in the <see cref="LaneTicket"/> of a first item.</summary>
internal sealed class TicketProtocol(IHubProtocol inner) : IHubProtocol
{
    /// <summary>
    /// Streams whose encoding is kept. Clients number their calls: thousands of streams have the same few dozen ids,
    /// and what is read for each send should be little.
    /// </summary>
    private const int MostKept = 256;

    /// <summary>A longer name is no number of a client's, and must not push others out.</summary>
    private const int LongestKept = 3;

    private readonly ConcurrentDictionary<string, LaneEncoding> _encodings = new();

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(
        ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        inner.TryParseMessage(ref input, binder, out message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        if (message is StreamItemMessage { Item: JoinedMessage { Ticket: { } ticket }, InvocationId: { } stream })
        {
            ticket.Encoding = Encoding(stream);
        }

        inner.WriteMessage(message, output);
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    private LaneEncoding Encoding(string stream)
    {
        if (_encodings.TryGetValue(stream, out var kept))
        {
            return kept;
        }

        var made = LaneEncoding.Of(inner, stream);
        return stream.Length > LongestKept || _encodings.Count >= MostKept ? made : _encodings.GetOrAdd(stream, made);
    }
}
