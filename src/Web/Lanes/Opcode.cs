namespace LiveFair.Web.Lanes;

/// <summary>What a WebSocket frame is (RFC 6455, section 5.2).</summary>
internal enum Opcode : byte
{
    /// <summary>More of the message before.</summary>
    Continuation = 0,

    Text = 1,

    Binary = 2,

    Close = 8,

    Ping = 9,

    Pong = 10,
}
