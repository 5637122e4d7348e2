using LiveFair.Live;
using LiveFair.Live.Applications;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;
using LiveFair.Web.Security;

namespace LiveFair.Web.Applications;

/// <summary>Applying to a posting.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/postings/{id}/applications", Apply).For(Access.Viewer);

    private static async Task<IResult> Apply(PostingId id, ApplyBody body, HttpContext http, IGrainFactory grains)
    {
        if (!OpId.TryParse(body.OpId, out var op))
        {
            return Refusal.Invalid("opId: 1 to 128 characters.").Problem();
        }

        if (!PersonName.TryParse(body.Name, out var name))
        {
            return Refusal.Length("name", 1, 30).Problem();
        }

        if (!PhoneNumber.TryParse(body.Phone, out var phone) && body.Phone is not null)
        {
            return Refusal.Invalid(
                "phone", FaultKind.Phone, "eleven digits beginning 13 to 19, or none for the confirmed one.").Problem();
        }

        var applied = await grains.GetPosting(id).Apply(new ApplyCommand
        {
            By = http.Caller(),
            Op = op,
            Session = body.SessionId,
            Name = name,
            Phone = body.Phone is null ? null : phone,
            ConsentEmployer = body.Consent?.EmployerId,
            ConsentVersion = body.Consent?.Version ?? 0,
        });
        return applied.ToResult(done =>
        {
            var answer = new { applicationId = done.Application, leadId = done.Lead };
            return done.Done == Done.Now ? Results.Created((string?)null, answer) : Results.Ok(answer);
        });
    }

    private sealed record ApplyBody(
        string? OpId, SessionId? SessionId, string? Name, string? Phone, ConsentBody? Consent);

    private sealed record ConsentBody(EmployerId? EmployerId, int? Version);
}
