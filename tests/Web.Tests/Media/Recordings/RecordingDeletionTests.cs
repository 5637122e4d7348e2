using System.Net;
using System.Net.Http.Headers;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Recordings;

[Collection(nameof(RoomyFair))]
public sealed class RecordingDeletionTests(RoomyFair fair) : FairTest(fair)
{
    private static readonly object Asked = new { reason = "有人要求删除" };

    [Fact]
    public async Task A_deleted_recording_is_gone_for_everybody_and_its_trace_stays()
    {
        var room = await RecordedRoom.Ended(Fair);
        var replay = (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200);
        var hls = replay["hls"].GetString()!;

        (await Api.Delete($"/api/sessions/{room.Id}/recording", Asked, Fair.Host)).Is(204);

        (await Api.Get($"/api/sessions/{room.Id}/replay", Fair.Host)).Refuses(404, "NOT_FOUND");
        foreach (var name in new[] { "replay.m3u8", "replay.mp4", "rec/1.mp4", "chapters.vtt" })
        {
            (await Api.Get(hls.Replace("replay.m3u8", name, StringComparison.Ordinal))).Refuses(404, "NOT_FOUND");
        }

        Assert.False(Directory.Exists(Path.Combine(Fair.Data, "recordings", room.Id)));
        var trace = (await Api.Get("/api/audit", Fair.Admin)).Items.First();
        Assert.Equal(
            ("recording.delete", room.Id, "有人要求删除"),
            (trace.GetProperty("action").GetString(), trace.GetProperty("target").GetString(),
                trace.GetProperty("reason").GetString()));
        (await Api.Delete($"/api/sessions/{room.Id}/recording", Asked, Fair.Host)).Refuses(404, "NOT_FOUND");
    }

    [Fact]
    public async Task A_list_says_of_ended_sessions_whether_a_recording_is_kept()
    {
        var (room, bare) = (await RecordedRoom.Ended(Fair), await Fair.NewLiveRoom());
        (await Api.Post($"/api/sessions/{bare.Id}/end", null, Fair.Host)).Is(200);
        var coming = await Fair.NewRoom();

        async Task<bool?> Recorded(string id) =>
            (await Api.Get("/api/sessions")).Items.Single(session => session.GetProperty("id").GetString() == id)
            .TryGetProperty("recorded", out var recorded) ? recorded.GetBoolean() : null;

        Assert.Equal(
            (true, false, null), (await Recorded(room.Id), await Recorded(bare.Id), await Recorded(coming.Id)));
        (await Api.Delete($"/api/sessions/{room.Id}/recording", Asked, Fair.Host)).Is(204);
        Assert.False(await Recorded(room.Id));
    }

    [Fact]
    public async Task The_station_s_admin_may_delete_and_other_people_may_not()
    {
        var room = await RecordedRoom.Ended(Fair);
        var path = $"/api/sessions/{room.Id}/recording";

        (await Api.Delete(path, Asked)).Refuses(401, "NOT_ALLOWED");
        (await Api.Delete(path, Asked, (await Fair.NewViewer()).Token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Delete(path, Asked, Fair.Staff)).Refuses(403, "NOT_ALLOWED");
        (await Api.Delete(path, new { reason = " " }, Fair.Admin)).Refuses(400, "INVALID");
        (await Api.Delete(path, null, Fair.Admin)).Refuses(400, "INVALID");
        (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200);
        (await Api.Delete(path, Asked, Fair.Admin)).Is(204);
    }

    [Fact]
    public async Task What_is_on_air_is_not_deleted_and_what_was_not_recorded_is_not_there()
    {
        var room = await Fair.NewLiveRoom();
        var path = $"/api/sessions/{room.Id}/recording";

        (await Api.Delete(path, Asked, Fair.Host)).Refuses(403, "NOT_ALLOWED");
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        (await Api.Delete(path, Asked, Fair.Host)).Refuses(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Fifty_who_seek_while_it_is_deleted_get_its_bytes_or_none()
    {
        var (room, other) = (await RecordedRoom.Ended(Fair, 1), await RecordedRoom.Ended(Fair, 2));
        var (mp4, theirs) = (await Mp4(room), await Mp4(other));
        using var http = new HttpClient();
        var (whole, others) = (await http.GetByteArrayAsync(mp4), await http.GetByteArrayAsync(theirs));
        Assert.NotEqual(whole, others);
        var seen = new int[2];
        var deleted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        async Task Seek(int seed)
        {
            var random = new Random(seed);
            for (var isLast = false; !isLast;)
            {
                isLast = deleted.Task.IsCompleted; // One more after it, which must find nothing.
                var from = random.Next(whole.Length);
                using var request = new HttpRequestMessage(HttpMethod.Get, mp4);
                request.Headers.Range = new RangeHeaderValue(from, null);
                using var answer = await http.SendAsync(request);
                var isFound = answer.StatusCode == HttpStatusCode.PartialContent;
                Assert.True(isFound || answer.StatusCode == HttpStatusCode.NotFound, $"{answer.StatusCode}");
                Assert.False(isFound && isLast, "It was found after it had been deleted.");
                Interlocked.Increment(ref seen[isFound ? 0 : 1]);
                if (isFound)
                {
                    Assert.Equal(whole[from..], await answer.Content.ReadAsByteArrayAsync());
                }

                Assert.Equal(others, await http.GetByteArrayAsync(theirs)); // Beside it nothing changes.
            }
        }

        var viewers = Enumerable.Range(0, 50).Select(Seek).ToList();
        (await Api.Delete($"/api/sessions/{room.Id}/recording", Asked, Fair.Host)).Is(204);
        deleted.SetResult();
        await Task.WhenAll(viewers);

        Assert.True(seen[1] >= 50, $"{seen[0]} found it, {seen[1]} did not");
    }

    private async Task<Uri> Mp4(RecordedRoom room) =>
        new(Fair.Address, (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200)["mp4"].GetString());
}
