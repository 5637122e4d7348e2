namespace LiveFair.Web.Lanes;

/// <summary>
/// Rides on the first item of a stream to learn what SignalR tells no hub method: under which id and in which protocol
/// its items are written.
/// </summary>
internal sealed class LaneTicket(Lane lane)
{
    public Lane Lane { get; } = lane;

    /// <summary>Known once the item was written, before the stream is asked for its next.</summary>
    public LaneEncoding? Encoding { get; set; }
}
