namespace LiveFair.Web;

/// <summary>Fresh opaque ids for what a call makes.</summary>
internal static class NewId
{
    /// <summary>The next one. Random alone: an id that told the time would read a clock of its own.</summary>
    public static string Next() => Guid.NewGuid().ToString("N");
}
