using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>What viewers of a session ask, and what they are answered.</summary>
internal static class QuestionEndpoints
{
    public static void MapQuestions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/questions", List).For(Access.Staff);
        app.MapPost("/api/sessions/{id}/answers", Answer).For(Access.Staff);
    }

    private static async Task<IResult> List(SessionId id, HttpContext http, IGrainFactory grains, string? state)
    {
        if (state is not (null or "open" or "answered"))
        {
            return Refusal.Invalid("state: open or answered.").Problem();
        }

        return (await grains.GetSessionDesk(id).Questions(http.Caller())).ToResult(questions => Results.Ok(new
        {
            items = (state switch
            {
                "open" => questions.Open,
                "answered" => questions.Answered,
                _ => questions.Open.Concat(questions.Answered),
            }).Select(QuestionGroupMessage.From),
        }));
    }

    private static async Task<IResult> Answer(SessionId id, AnswerBody body, HttpContext http, IGrainFactory grains)
    {
        if (!OpId.TryParse(body.OpId, out var op))
        {
            return Refusal.Invalid("opId is needed.").Problem();
        }

        if (!Optional.TryId<PostingId>(body.PostingId, out var posting))
        {
            return Optional.MalformedId("postingId").Problem();
        }

        QuestionTopic? topic = Words.TryParse<QuestionTopic>(body.Topic, out var named) ? named : null;
        if (body.Topic is not null && topic is null)
        {
            return Refusal.Invalid($"topic: {Words.All<QuestionTopic>()}.").Problem();
        }

        var answer = new AnswerQuestions(body.Offsets ?? [], body.Text ?? "", posting, topic)
        {
            By = http.Caller(), Op = op,
        };
        return (await grains.GetSession(id).Do(answer)).ToResult(done => Results.Ok(new { offset = done.Offset }));
    }

    private sealed record AnswerBody(
        string? OpId, IReadOnlyList<long>? Offsets, string? Text, string? PostingId, string? Topic);
}
