namespace LiveFair.Live.Ids;

/// <summary>
/// An opaque id: 1–40 characters of <c>A–Z a–z 0–9 _ -</c>, checked once at the door by <see cref="IdText"/>.
/// </summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The id as it stands on the wire and in the store.</summary>
    string Value { get; }

    /// <summary>Wraps text already checked by <see cref="IdText.IsValid"/>.</summary>
    static abstract TSelf From(string value);
}
