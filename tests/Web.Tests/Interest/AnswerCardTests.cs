using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Interest;

[Collection(nameof(RoomyFair))]
public sealed class AnswerCardTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_station_begins_with_four_cards_in_their_order()
    {
        var admin = (await Fair.NewStation()).Admin;
        var cards = (await Api.Get("/api/answer-cards", admin)).Is(200).Items
            .Select(card => (card.GetProperty("topic").GetString(), card.GetProperty("title").GetString()));
        Assert.Equal(
            [("boardLodging", "食宿"), ("hours", "班次"), ("family", "夫妻房"), ("pay", "结算")], cards);
    }

    [Fact]
    public async Task A_card_is_added_changed_and_deleted_and_the_trail_tells_by_whom()
    {
        var admin = (await Fair.NewStation()).Admin;
        var added = (await Api.Post(
            "/api/answer-cards",
            new { topic = "place", title = " 班车\n路线 ", text = "坐 3 路到{place}", position = 1 }, admin)).Is(201);
        Assert.Equal(("班车 路线", 1), (added["title"].GetString(), added["position"].GetInt32()));
        var path = $"/api/answer-cards/{added.Id}";
        var changed = (await Api.Put(path, new { topic = "place", title = "班车", text = "有班车" }, admin)).Is(200);
        Assert.Equal(("有班车", 999), (changed["text"].GetString(), changed["position"].GetInt32()));
        Assert.Equal("班车", (await Titles(admin))[^1]);
        (await Api.Delete(path, null, admin)).Is(204);
        Assert.DoesNotContain("班车", await Titles(admin));
        (await Api.Delete(path, null, admin)).Refuses(404, "NOT_FOUND");
        var trail = (await Api.Get("/api/audit", admin)).Items
            .Where(entry => entry.GetProperty("target").GetString() == added.Id)
            .Select(entry => entry.GetProperty("action").GetString());
        Assert.Equal(["answerCard.delete", "answerCard.change", "answerCard.add"], trail);
    }

    [Fact]
    public async Task A_standard_card_is_deleted_for_good()
    {
        var admin = (await Fair.NewStation()).Admin;
        foreach (var card in (await Api.Get("/api/answer-cards", admin)).Items.ToList())
        {
            (await Api.Delete($"/api/answer-cards/{card.GetProperty("id").GetString()}", null, admin)).Is(204);
        }

        Assert.Empty(await Titles(admin));
    }

    [Fact]
    public async Task The_fifty_first_card_is_refused_and_nothing_changed()
    {
        var admin = (await Fair.NewStation()).Admin;
        Task<Reply> Add(int number) => Api.Post(
            "/api/answer-cards", new { topic = "other", title = $"第{number}张", text = "好" }, admin);
        for (var number = 5; number <= 50; number++)
        {
            (await Add(number)).Is(201);
        }

        (await Add(51)).Refuses(400, "INVALID").Says("A station has at most 50 answer cards.");
        Assert.Equal(50, (await Titles(admin)).Count);
    }

    [Theory]
    [InlineData("money", "结算", "周结", 0, 400, "topic")]
    [InlineData("pay", "", "周结", 0, 400, "title")]
    [InlineData("pay", "一二三四五六七八九十一二三四五六七八九十一", "周结", 0, 400, "title")]
    [InlineData("pay", "结算", " ", 0, 400, "text")]
    [InlineData("pay", "结算", "周结", -1, 400, "position")]
    [InlineData("pay", "结算", "周结", 1_000, 400, "position")]
    public async Task A_card_that_cannot_be_is_refused_by_the_name_of_its_field(
        string topic, string title, string text, int position, int status, string field)
    {
        var refused = (await Api.Post("/api/answer-cards", new { topic, title, text, position }, Fair.Staff))
            .Refuses(status, "INVALID");
        Assert.StartsWith(field, refused["title"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_s_words_are_as_long_as_a_comment_s_and_no_longer()
    {
        var admin = (await Fair.NewStation()).Admin;
        Task<Reply> Add(int length) => Api.Post(
            "/api/answer-cards", new { topic = "pay", title = "结算", text = new string('好', length) }, admin);
        (await Add(200)).Is(201);
        (await Add(201)).Refuses(422, "TOO_LONG");
    }

    private async Task<IReadOnlyList<string?>> Titles(string token) =>
        [.. (await Api.Get("/api/answer-cards", token)).Is(200).Items
            .Select(card => card.GetProperty("title").GetString())];
}
