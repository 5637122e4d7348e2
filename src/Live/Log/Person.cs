using LiveFair.Live.Comments;

namespace LiveFair.Live.Log;

/// <summary>Somebody as others see them on screen.</summary>
/// <param name="Id">The viewer's or account's id.</param>
/// <param name="Nickname">The name on screen, never a real one.</param>
[GenerateSerializer, Immutable]
public sealed record Person([property: Id(0)] string Id, [property: Id(1)] string Nickname)
{
    /// <summary>Whoever asks, as others see them; a viewer's name without a way to reach them.</summary>
    public static Person Of(Caller caller) => caller.Viewer is { } viewer
        ? new(viewer.Value, ContactMask.Hide(caller.Name))
        : new(caller.Account?.Value ?? "", caller.Name);
}
