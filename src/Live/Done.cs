namespace LiveFair.Live;

/// <summary>Whether an act was done now or stood from before.</summary>
public enum Done
{
    /// <summary>Done by this call.</summary>
    Now,

    /// <summary>Done before; the answer is the first one's.</summary>
    Before,
}
