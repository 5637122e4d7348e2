using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>A station's standard answers.</summary>
internal static class AnswerCardEndpoints
{
    public static void MapAnswerCards(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/answer-cards", List).For(Access.Staff);
        app.MapPost("/api/answer-cards", Add).For(Access.Staff);
        app.MapPut("/api/answer-cards/{id}", Change).For(Access.Staff);
        app.MapDelete("/api/answer-cards/{id}", Delete).For(Access.Staff);
    }

    private static async Task<IResult> List(HttpContext http, IAnswerCardStore cards) =>
        Results.Ok(new { items = (await cards.OfStation(http.Station())).Select(View) });

    private static async Task<IResult> Add(
        CardBody body, HttpContext http, IAnswerCardStore cards, TimeProvider time)
    {
        var card = Read(body, new AnswerCardId(NewId.Next()), http);
        return card.Ok
            ? (await cards.Add(card.Value, http.Caller(), time.GetUtcNow())).ToResult(added =>
                Results.Created($"/api/answer-cards/{added.Id}", View(added)))
            : card.Refused.Problem();
    }

    private static async Task<IResult> Change(
        AnswerCardId id, CardBody body, HttpContext http, IAnswerCardStore cards, TimeProvider time)
    {
        var card = Read(body, id, http);
        return card.Ok
            ? (await cards.Change(card.Value, http.Caller(), time.GetUtcNow()))
                .ToResult(changed => Results.Ok(View(changed)))
            : card.Refused.Problem();
    }

    private static async Task<IResult> Delete(
        AnswerCardId id, HttpContext http, IAnswerCardStore cards, TimeProvider time) =>
        (await cards.Delete(http.Station(), id, http.Caller(), time.GetUtcNow()))
            .ToResult(_ => Results.NoContent());

    /// <summary>The card that a body describes, cleaned; one without a position comes last.</summary>
    private static Outcome<AnswerCard> Read(CardBody body, AnswerCardId id, HttpContext http) =>
        !Words.TryParse<QuestionTopic>(body.Topic, out var topic)
            ? Refusal.Invalid($"topic: {Words.All<QuestionTopic>()}.")
            : AnswerCards.Clean(new AnswerCard
            {
                Id = id,
                Station = http.Station(),
                Topic = topic,
                Title = body.Title ?? "",
                Text = body.Text ?? "",
                Position = body.Position ?? AnswerCards.LastPosition,
            });

    private static object View(AnswerCard card) =>
        new { card.Id, topic = Words.Of(card.Topic), card.Title, card.Text, card.Position };

    private sealed record CardBody(string? Topic, string? Title, string? Text, int? Position);
}
