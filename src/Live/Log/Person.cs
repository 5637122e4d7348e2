namespace LiveFair.Live.Log;

/// <summary>Somebody as others see them on screen.</summary>
/// <param name="Id">The viewer's or account's id.</param>
/// <param name="Nickname">The name on screen, never a real one.</param>
[GenerateSerializer, Immutable]
public sealed record Person([property: Id(0)] string Id, [property: Id(1)] string Nickname)
{
    /// <summary>Whoever asks, as others see them.</summary>
    public static Person Of(Caller caller) => new(caller.Viewer?.Value ?? caller.Account?.Value ?? "", caller.Name);
}
