using System.Text.Json;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Tests;

public sealed class LiveJsonTests
{
    [Theory]
    [InlineData("2026-11-23T08:30:00.000Z", "2026-11-23T08:30:00.000Z")]
    [InlineData("2026-11-23T16:30:00+08:00", "2026-11-23T08:30:00.000Z")]
    [InlineData("2026-11-23T08:30:00.1239999Z", "2026-11-23T08:30:00.123Z")]
    [InlineData("2026-11-23T08:30:00", "2026-11-23T08:30:00.000Z")]
    [InlineData("2026-11-23", "2026-11-23T00:00:00.000Z")]
    public void A_time_is_written_in_UTC_with_milliseconds(string typed, string written)
    {
        var time = JsonSerializer.Deserialize<DateTimeOffset>($"\"{typed}\"", LiveJson.Options);

        Assert.Equal(TimeSpan.Zero, time.Offset);
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(time, LiveJson.Options));
    }

    [Theory]
    [InlineData("\"明天\"")]
    [InlineData("\"23.11.2026\"")]
    [InlineData("\"2026-13-01T00:00:00Z\"")]
    [InlineData("\"\"")]
    [InlineData("1763886600")]
    [InlineData("null")]
    public void What_is_no_ISO_time_is_malformed(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, LiveJson.Options));

    [Fact]
    public void Words_are_camelCase_and_numbers_are_no_words()
    {
        Assert.Equal("\"dayWork\"", JsonSerializer.Serialize(EmploymentType.DayWork, LiveJson.Options));
        Assert.Equal(Settlement.HalfMonth, JsonSerializer.Deserialize<Settlement>("\"halfMonth\"", LiveJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Settlement>("3", LiveJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Settlement>("\"yearly\"", LiveJson.Options));
    }

    [Fact]
    public void Absent_values_are_left_out_and_Chinese_stays_readable()
    {
        var json = JsonSerializer.Serialize(
            new { Id = new PostingId("p1"), Title = "日结<保洁>&", Note = (string?)null, Group = (GroupId?)null },
            LiveJson.Options);

        Assert.Equal("""{"id":"p1","title":"日结<保洁>&"}""", json);
    }

    [Fact]
    public void Names_are_read_exactly() =>
        Assert.Null(JsonSerializer.Deserialize<PayRange>("""{"Text":"日结"}""", LiveJson.Options)!.Text);
}
