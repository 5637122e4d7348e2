namespace LiveFair.Live.Log;

/// <summary>
/// A change of rows that is committed together with the event that tells of it, or not at all: an application with
/// <see cref="Applied"/>, a seat with <see cref="MemberJoined"/>.
/// </summary>
[GenerateSerializer]
public abstract record RowChange;
