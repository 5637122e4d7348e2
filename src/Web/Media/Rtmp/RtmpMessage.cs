namespace LiveFair.Web.Media.Rtmp;

/// <summary>A message as it came in chunks (RTMP 1.0, section 6.1).</summary>
/// <param name="Time">Milliseconds on the sender's clock, which wraps after 49.7 days.</param>
/// <param name="StreamId">The message stream; 0 is the connection itself.</param>
/// <param name="Body">Good until the next is read.</param>
internal readonly record struct RtmpMessage(RtmpKind Kind, uint Time, uint StreamId, ReadOnlyMemory<byte> Body);

/// <summary>What a message is (RTMP 1.0, sections 5.4 and 7.1).</summary>
internal enum RtmpKind : byte
{
    SetChunkSize = 1,
    Abort = 2,
    Acknowledgement = 3,
    UserControl = 4,
    WindowAckSize = 5,
    SetPeerBandwidth = 6,
    Audio = 8,
    Video = 9,
    DataInAmf3 = 15,
    CommandInAmf3 = 17,
    Data = 18,
    Command = 20,
}
