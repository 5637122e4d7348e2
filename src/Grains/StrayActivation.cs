namespace LiveFair.Grains;

/// <summary>Activations for ids that do not exist.</summary>
internal static class StrayActivation
{
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Lets the activation answer for a moment before it goes. One that went while it was activated would pass every
    /// call on to its successor, which would go as well: after two such passes Orleans fails the call.
    /// </summary>
    public static void ForgetSoon(this Grain grain) => grain.RegisterGrainTimer(
        _ =>
        {
            grain.DeactivateOnIdle();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(Stay, Timeout.InfiniteTimeSpan));
}
