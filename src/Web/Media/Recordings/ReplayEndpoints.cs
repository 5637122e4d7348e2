using System.Globalization;
using System.Text;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;
using LiveFair.Web.Security;

namespace LiveFair.Web.Media.Recordings;

/// <summary>Watching a session again, whole or by posting, and having its recording deleted.</summary>
internal static class ReplayEndpoints
{
    /// <summary>Its bytes never change, but somebody may have them deleted: then caches forget them soon.</summary>
    private const string ForSomeMinutes = "public, max-age=600";

    private const string Shortly = "public, max-age=60";

    private static readonly Refusal Missing = Refusal.NotFound("recording");

    public static void MapReplay(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/replay", Show).For(Access.Anyone);
        app.MapDelete("/api/sessions/{id}/recording", Delete).For(Access.Host);
        var media = app.MapMedia();
        media.MapRead("replay.m3u8", ServePlaylist);
        media.MapRead("replay.mp4", ServeWhole);
        media.MapRead("rec/{number:int}.mp4", ServeRecorded);
        media.MapRead("chapters.vtt", ServeChapters);
    }

    private static async Task<IResult> Show(SessionId id, HttpContext http, Replays replays, PlaySeal seal)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await replays.Find(id) is { } replay
            ? Results.Ok(ReplayMessage.From(replay, seal.PathOf(id)))
            : NotThere(http);
    }

    /// <summary>
    /// From the moment that this is noted nobody is shown it; its files go at once, or with the next round.
    /// </summary>
    private static async Task<IResult> Delete(
        SessionId id,
        [Microsoft.AspNetCore.Mvc.FromBody] ReasonBody? body,
        HttpContext http,
        ISessionStore sessions,
        IRecordingStore recordings,
        RecordingKeeper keeper,
        TimeProvider time)
    {
        var reason = ShownText.Line(body?.Reason);
        if (!LeadSteps.IsReason(reason))
        {
            return Refusal.Length("reason", 1, LeadSteps.MaxReason).Problem();
        }

        if (await sessions.Find(id) is not { } session)
        {
            return Refusal.NotFound("session").Problem();
        }

        if (RecordingRules.MayDelete(session, http.Caller()) is { } refusal)
        {
            return refusal.Problem();
        }

        if (await recordings.Find(id) is null
            || !await sessions.DropRecording(session, http.Caller(), reason, time.GetUtcNow()))
        {
            return Missing.Problem();
        }

        await keeper.Look(id);
        return Results.NoContent();
    }

    private static async Task<IResult> ServePlaylist(
        SessionId id, HttpContext http, Replays replays, string? from, string? to)
    {
        var stretch = Cut(await replays.Find(id), from, to);
        return stretch.Ok
            ? new MediaBytes(
                HlsPlaylist.ContentType, Shortly, Encoding.UTF8.GetBytes(ReplayPlaylist.Write(stretch.Value)))
            : Refuse(stretch.Refused, http);
    }

    private static async Task<IResult> ServeWhole(
        SessionId id, HttpContext http, Replays replays, string? from, string? to)
    {
        var replay = await replays.Find(id);
        var stretch = Cut(replay, from, to);
        if (!stretch.Ok)
        {
            return Refuse(stretch.Refused, http);
        }

        var file = stretch.Value == replay!.Replay
            ? replay.Whole
            : await replays.Clip(stretch.Value, http.RequestAborted);
        return await Serve(id, replay, file, http, replays);
    }

    private static async Task<IResult> ServeRecorded(SessionId id, int number, HttpContext http, Replays replays) =>
        await replays.Find(id) is { } replay && ReplayFile.Recorded(replay.Replay, number) is { } file
            ? await Serve(id, replay, file, http, replays)
            : NotThere(http);

    private static async Task<IResult> ServeChapters(SessionId id, HttpContext http, Replays replays) =>
        await replays.Find(id) is { } replay
            ? new MediaBytes(
                "text/vtt; charset=utf-8", Shortly, Encoding.UTF8.GetBytes(ChapterTrack.Write(replay.Chapters)))
            : NotThere(http);

    private static async Task<IResult> Serve(
        SessionId id, SessionReplay replay, ReplayFile file, HttpContext http, Replays replays)
    {
        if (await replays.Open(id, file) is not { } stream)
        {
            return NotThere(http);
        }

        http.Response.Headers.CacheControl = ForSomeMinutes;
        return Results.Stream(stream, "video/mp4", entityTag: replay.Tag, enableRangeProcessing: true);
    }

    /// <summary>All of a replay, or the stretch that a clip's address names.</summary>
    private static Outcome<Replay> Cut(SessionReplay? replay, string? from, string? to)
    {
        if (replay is null)
        {
            return Missing;
        }

        if (from is null && to is null)
        {
            return replay.Replay;
        }

        return Ms(from ?? "0") is not { } first || Ms(to ?? "") is not { } end || first >= end
            ? Refusal.Invalid("from, to: milliseconds of the replay, the first before the second.")
            : replay.Replay.Cut(first, end) is { } stretch ? stretch : Missing;
    }

    private static long? Ms(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : null;

    private static IResult NotThere(HttpContext http) => Refuse(Missing, http);

    private static IResult Refuse(Refusal refusal, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return refusal.Problem();
    }

    private sealed record ReasonBody(string? Reason);
}
