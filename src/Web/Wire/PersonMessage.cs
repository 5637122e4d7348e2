using LiveFair.Live.Log;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>Somebody as others see them.</summary>
[MessagePackObject]
public sealed record PersonMessage([property: Key(0)] string ViewerId, [property: Key(1)] string Nickname)
{
    public static PersonMessage From(Person person) => new(person.Id, person.Nickname);
}
