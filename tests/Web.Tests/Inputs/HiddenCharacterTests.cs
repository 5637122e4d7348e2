using System.Text.Json;
using System.Text.Json.Nodes;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>No field of words keeps a character that nobody sees, whichever call it came by.</summary>
[Collection(nameof(SpoiledFair))]
public sealed class HiddenCharacterTests(SpoiledFair fair) : FairTest(fair)
{
    private static readonly char[] Hidden =
        ['\0', '\u0007', '\u200B', '\u202E', '\u2066', '\u00AD', '\uFEFF', '\u3164'];

    public static TheoryData<string> Routes() => [.. SampleCalls.Routes];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Words_are_taken_without_what_nobody_sees(string route)
    {
        var sample = await new SampleCalls(Fair).For(route);
        foreach (var place in Spoilt.Places(sample.Body(), []))
        {
            if (Spoilt.At(sample.Body(), place) is JsonValue value && value.TryGetValue<string>(out var text)
                && text.Contains(SampleCall.Words, StringComparison.Ordinal))
            {
                var dirty = JsonSerializer.Serialize(string.Concat(Hidden) + text.Insert(1, string.Concat(Hidden)));
                var reply = await sample.Send(Api, Spoilt.With(sample.Body(), place, dirty));
                Assert.True((int)reply.Status is 200 or 201, $"{route}: {reply.Gist}");
                Assert.False(HoldsHidden(reply.Text), $"{route} answered {reply.Text}");
                Assert.True(
                    !route.Contains("/import", StringComparison.Ordinal) || reply["accepted"].GetInt32() == 1,
                    reply.Text);
            }
        }

        Assert.Empty(await StoredWithHidden());
    }

    [Theory]
    [InlineData("POST /api/postings", "title")]
    [InlineData("POST /api/postings", "place")]
    [InlineData("POST /api/sessions", "title")]
    [InlineData("POST /api/employers", "name")]
    [InlineData("POST /api/employers/{id}/checks", "licenceNo")]
    [InlineData("POST /api/stations", "name")]
    [InlineData("POST /api/accounts", "displayName")]
    [InlineData("POST /api/sessions/{id}/answers", "text")]
    [InlineData("POST /api/answer-cards", "title")]
    [InlineData("PUT /api/answer-cards/{id}", "text")]
    [InlineData("PUT /api/accounts/{id}", "displayName")]
    [InlineData("PUT /api/sessions/{id}/mutes/{viewer}", "reason")]
    [InlineData("DELETE /api/sessions/{id}/recording", "reason")]
    [InlineData("POST /api/leads/{id}/reveal", "reason")]
    public async Task A_field_that_shows_nothing_is_refused_like_an_empty_one(string route, string field)
    {
        var sample = await new SampleCalls(Fair).For(route);
        var empty = await sample.Send(Api, Spoilt.With(sample.Body(), [field], "\"\""));
        var unseen = await sample.Send(Api, Spoilt.With(sample.Body(), [field], "\" \\u200B\\u202E \""));
        Assert.Equal("INVALID", empty.Code);
        Assert.Equal(empty.Gist, unseen.Gist);
    }

    [Fact]
    public async Task Lines_of_a_posting_s_content_stay_lines_and_those_of_its_title_do_not()
    {
        var sample = await new SampleCalls(Fair).For("POST /api/postings");
        var body = sample.Body();
        body["title"] = "分拣\n员";
        body["content"] = "卸货\r\n分拣\u2028打包\t扫码";
        var made = (await sample.Send(Api, body.ToJsonString())).Is(201);
        Assert.Equal("分拣 员", made["title"].GetString());
        Assert.Equal("卸货\n分拣\n打包 扫码", made["content"].GetString());
    }

    [Fact]
    public async Task A_search_finds_words_that_were_typed_with_hidden_characters()
    {
        var sample = await new SampleCalls(Fair).For("POST /api/postings");
        var body = sample.Body();
        body["title"] = "cafe\u0301 服务员";
        (await sample.Send(Api, body.ToJsonString())).Is(201);
        var typed = Uri.EscapeDataString("\u200Bcafe\u0301");
        Assert.NotEmpty((await Api.Get($"/api/postings?q={typed}", Fair.Staff)).Is(200).Items);
    }

    private static bool HoldsHidden(string text) => Hidden.Any(hidden =>
        text.Contains(hidden) || text.Contains($"\\u{(int)hidden:x4}", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Table and column of every text in the store that holds one; a client's opId is shown to nobody.
    /// </summary>
    private async Task<IReadOnlyList<string>> StoredWithHidden()
    {
        await using var store = new SqliteConnection(
            $"Data Source={Path.Combine(Fair.Data, "livefair.db")};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync();
        var columns = await Read(store, """
            SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND c.type = 'TEXT' AND c.name <> 'op'
            """);
        var found = new List<string>();
        foreach (var column in columns.Select(name => name.Split('.')))
        {
            var texts = await Read(store, $"SELECT {column[1]} FROM {column[0]} WHERE {column[1]} IS NOT NULL");
            found.AddRange(texts.Where(HoldsHidden).Select(text => $"{column[0]}.{column[1]}: {text}"));
        }

        return found;
    }

    private static async Task<List<string>> Read(SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
