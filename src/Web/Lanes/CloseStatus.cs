namespace LiveFair.Web.Lanes;

/// <summary>Why a connection is closed (RFC 6455, section 7.4.1), as the close frame carries it.</summary>
internal static class CloseStatus
{
    /// <summary>1000: its work is done.</summary>
    public static ReadOnlySpan<byte> Normal => [0x03, 0xE8];

    /// <summary>1002: the peer sent what is no WebSocket.</summary>
    public static ReadOnlySpan<byte> ProtocolError => [0x03, 0xEA];
}
