using LiveFair.Live;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Postings;

/// <summary>Postings: lists, drafts, versions, publishing, import.</summary>
internal static class PostingEndpoints
{
    private const int Page = 100;
    private const long ImportBytes = 4 * 1024 * 1024;

    public static void MapPostings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/postings", List).For(Access.Anyone);
        app.MapGet("/api/postings/{id}", Get).For(Access.Anyone);
        app.MapPost("/api/postings", Create).For(Access.Staff);
        app.MapPut("/api/postings/{id}", Revise).For(Access.Staff);
        app.MapPost("/api/postings/{id}/publish", Publish).For(Access.Staff);
        app.MapPost("/api/postings/{id}/withdraw", Withdraw).For(Access.Staff);
        app.MapPost("/api/postings/import", Import).For(Access.Staff)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(ImportBytes));
    }

    private static async Task<IResult> List(
        HttpContext http, IPostingStore postings, TimeProvider time, string? state, string? employer, string? q,
        string? cursor)
    {
        var caller = http.Caller();
        var now = time.GetUtcNow();
        PostingState? only = Words.TryParse<PostingState>(state, out var named) ? named : null;
        if (state is not null && only is null)
        {
            return Refusal.Invalid("state: draft, published, withdrawn or closed.").Problem();
        }

        if (!Optional.TryId<EmployerId>(employer, out var of))
        {
            return Optional.MalformedId("employer").Problem();
        }

        if (!Optional.TryId<PostingId>(cursor, out var after))
        {
            return Optional.MalformedId("cursor").Problem();
        }

        var page = await postings.List(
            new PostingFilter
            {
                Station = caller.Station,
                OpenAt = caller.IsStaff ? null : now,
                State = only,
                Employer = of,
                Words = ShownText.Line(q),
                After = after,
            },
            Page);
        var shown = page.Where(posting => caller.IsStaff || posting.IsOpen(now));
        return Results.Ok(new
        {
            items = shown.Select(posting => PostingMessage.From(posting, now)),
            next = page.Count == Page ? page[^1].Id.Value : null,
        });
    }

    private static async Task<IResult> Get(PostingId id, HttpContext http, IPostingStore postings, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return await postings.Find(id) is { } posting
            && (posting.IsOpen(now) || http.Caller().WorksAt(posting.Employer.Station))
                ? Results.Ok(PostingMessage.From(posting, now))
                : Refusal.NotFound("posting").Problem();
    }

    private static async Task<IResult> Create(
        PostingBody body, HttpContext http, IPostingStore postings, IEmployerStore employers, TimeProvider time)
    {
        var caller = http.Caller();
        if (body.EmployerId is not { } named || await employers.Find(caller.Station!.Value, named) is not { } employer)
        {
            return Refusal.NotFound("employer").Problem();
        }

        var text = body.Read();
        if (!text.Ok)
        {
            return text.Refused.Problem();
        }

        var findings = PostingScreen.CheckText(text.Value);
        if (findings.Count > 0)
        {
            return Blocked(findings);
        }

        var now = time.GetUtcNow();
        var posting = new Posting
        {
            Id = new PostingId(NewId.Next()),
            Version = 1,
            State = PostingState.Draft,
            Employer = employer,
            Text = text.Value,
        };
        await postings.Create([posting], caller, now);
        return Results.Created($"/api/postings/{posting.Id}", PostingMessage.From(posting, now));
    }

    private static async Task<IResult> Revise(
        PostingId id, PostingBody body, HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var text = body.Read();
        return text.Ok
            ? Answer(await grains.GetPosting(id).Revise(http.Caller(), text.Value), time)
            : text.Refused.Problem();
    }

    private static async Task<IResult> Publish(
        PostingId id, HttpContext http, IGrainFactory grains, TimeProvider time) =>
        Answer(await grains.GetPosting(id).Publish(http.Caller()), time);

    private static async Task<IResult> Withdraw(
        PostingId id, HttpContext http, IGrainFactory grains, TimeProvider time) =>
        Answer(await grains.GetPosting(id).Withdraw(http.Caller()), time);

    private static async Task<IResult> Import(
        HttpContext http, PostingImport import, IGrainFactory grains, string? publish)
    {
        if (publish is not (null or "true" or "false"))
        {
            return Refusal.Invalid("publish: true or false.").Problem();
        }

        var caller = http.Caller();
        var result = await import.Read(http.Request.Body, caller, http.RequestAborted);
        if (!result.Ok)
        {
            return result.Refused.Problem();
        }

        var rejected = result.Value.Rejected.ToList();
        var published = 0;
        foreach (var (row, posting) in publish == "true" ? result.Value.Accepted : [])
        {
            var screened = await grains.GetPosting(posting).Publish(caller);
            if (!screened.Ok)
            {
                rejected.Add(RejectedRow.For(row, "publish", "state", screened.Refused.Words));
            }
            else if (screened.Value.IsBlocked)
            {
                rejected.Add(new RejectedRow(row, screened.Value.Findings));
            }
            else
            {
                published++;
            }
        }

        return Results.Ok(new
        {
            accepted = result.Value.Accepted.Count,
            published,
            rejected = rejected.Select(r => new { r.Row, findings = r.Findings }),
        });
    }

    private static IResult Answer(Outcome<Screened> outcome, TimeProvider time) => outcome.ToResult(screened =>
        screened.IsBlocked
            ? Blocked(screened.Findings)
            : Results.Ok(PostingMessage.From(screened.Posting, time.GetUtcNow(), screened.Findings)));

    private static IResult Blocked(IReadOnlyList<Finding> findings) =>
        Refusal.Invalid("The posting breaks rules; see findings.").Problem(
            StatusCodes.Status422UnprocessableEntity, new Dictionary<string, object?> { ["findings"] = findings });
}
