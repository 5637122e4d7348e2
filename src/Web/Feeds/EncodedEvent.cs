using System.Text.Json;
using LiveFair.Live.Log;
using LiveFair.Web.Wire;
using MessagePack;

namespace LiveFair.Web.Feeds;

/// <summary>An event in a feed's ring, encoded for each protocol when somebody first needs it.</summary>
public sealed class EncodedEvent(LoggedEvent logged, Screen screen)
{
    private byte[]? _packed;
    private byte[]? _json;

    /// <summary>Its place in the log.</summary>
    public long Offset => logged.Offset;

    /// <summary>Whether viewers' screens show it.</summary>
    public Screen Screen { get; } = screen;

    /// <summary>Its MessagePack form.</summary>
    public byte[] Packed => _packed ??= Pack();

    /// <summary>Its JSON form.</summary>
    public byte[] Json => _json ??= Write();

    /// <summary>The same event without the words of its comment.</summary>
    public EncodedEvent WithoutWords() =>
        logged.Body is Commented said
            ? new EncodedEvent(logged with { Body = said with { Text = null } }, Screen)
            : this;

    private byte[] Pack()
    {
        var message = EventMessages.From(logged);
        return MessagePackSerializer.Serialize(message.GetType(), message, WireFormat.MessagePack);
    }

    private byte[] Write()
    {
        var message = EventMessages.From(logged);
        return JsonSerializer.SerializeToUtf8Bytes(message, message.GetType(), WireFormat.Json);
    }
}

/// <summary>What becomes of an event on viewers' screens.</summary>
public enum Screen
{
    /// <summary>Not a comment: always delivered.</summary>
    Always,

    /// <summary>A comment that is shown; left out only for who fell far behind.</summary>
    Shown,

    /// <summary>A comment beyond the readable rate: only the static list, host and staff have it.</summary>
    Sampled,
}
