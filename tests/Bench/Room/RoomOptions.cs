namespace LiveFair.Bench.Room;

/// <summary>How full and how loud the room is.</summary>
/// <param name="Viewers">Who watch.</param>
/// <param name="Rate">Comments a second, all viewers together.</param>
/// <param name="Seconds">How long is measured.</param>
/// <param name="WarmUp">Seconds at the same rate before, that are checked but not measured.</param>
/// <param name="Commenters">How many of the viewers comment, in turn.</param>
internal sealed record RoomOptions(int Viewers, double Rate, int Seconds, int WarmUp, int Commenters)
{
    /// <summary>Viewers on the official client; the others read on bare sockets.</summary>
    public int Official => Math.Min(Viewers, 40);
}
