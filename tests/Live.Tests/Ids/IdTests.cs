using System.Text.Json;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Tests.Ids;

public sealed class IdTests
{
    [Fact]
    public void An_id_has_1_to_40_plain_characters() => Assert.All(
        ["a", "Z", "0", "_", "-", "s_9-Xy", new string('a', 40)], text => Assert.True(IdText.IsValid(text), text));

    [Fact]
    public void What_could_mean_something_elsewhere_is_no_id() => Assert.All(
        [
            null, "", new string('a', 41), " ", "a b", "a/b", "..", "a.b", "a:b", "a%20", "'--", "a\0", "岗位", "ａ", "é",
            "😀", "a\n",
        ],
        text => Assert.False(IdText.IsValid(text), text));

    [Fact]
    public void Every_kind_of_id_is_read_printed_and_written_as_its_text()
    {
        Assert.Equal(11, IdKinds().Length);
        Assert.All(IdKinds(), kind =>
        {
            var id = JsonSerializer.Deserialize("\"x-1\"", kind, LiveJson.Options);

            Assert.Equal("x-1", id!.ToString());
            Assert.Equal("\"x-1\"", JsonSerializer.Serialize(id, kind, LiveJson.Options));
        });
    }

    [Theory]
    [InlineData("\"a b\"")]
    [InlineData("\"\"")]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("null")]
    public void No_kind_of_id_is_read_from_anything_else(string json) => Assert.All(
        IdKinds(),
        kind => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, kind, LiveJson.Options)));

    [Fact]
    public void A_refused_id_is_left_empty()
    {
        Assert.True(SessionId.TryParse("s1", out var session));
        Assert.Equal(new SessionId("s1"), session);
        Assert.False(SessionId.TryParse("s 1", out session));
        Assert.Equal(default, session);
    }

    private static Type[] IdKinds() =>
        [.. typeof(IdText).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsInterface: false }
            && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>)))];
}
