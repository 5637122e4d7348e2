using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Web.Media.Recordings;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media.Recordings;

public sealed class RetentionTests() : OwnFairTest(new FairServer())
{
    private RecordingKeeper Keeper => Fair.Services.GetRequiredService<RecordingKeeper>();

    [Fact]
    public async Task A_recording_whose_time_is_over_is_gone_from_sight_and_then_from_the_disk()
    {
        var room = await RecordedRoom.Ended(Fair);
        Fair.Time.Advance(TimeSpan.FromDays(59));
        var replay = (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200).Json;
        await Keeper.LookAtAll();
        Assert.True(IsKept(room.Id));

        var over = replay.GetProperty("keptUntil").GetDateTimeOffset();
        Assert.InRange(over - Fair.Time.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        Fair.Time.Advance(over - Fair.Time.GetUtcNow());

        (await Api.Get($"/api/sessions/{room.Id}/replay")).Refuses(404, "NOT_FOUND");
        await Keeper.LookAtAll();
        Assert.False(IsKept(room.Id));
    }

    [Fact]
    public async Task Files_that_outlived_their_deletion_go_with_the_next_round_and_strangers_stay()
    {
        var room = await RecordedRoom.Ended(Fair);
        var sessions = Fair.Services.GetRequiredService<ISessionStore>();
        var session = (await sessions.Find(new SessionId(room.Id)))!;
        await sessions.DropRecording(session, Live.Caller.Nobody, "断电", Fair.Time.GetUtcNow());
        Directory.CreateDirectory(Path.Combine(Fair.Data, "recordings", "of-a-newer-database"));

        (await Api.Get($"/api/sessions/{room.Id}/replay")).Refuses(404, "NOT_FOUND");
        await Keeper.LookAtAll();

        Assert.False(IsKept(room.Id));
        Assert.True(IsKept("of-a-newer-database"));
    }

    [Fact]
    public async Task What_is_on_air_is_kept_however_long_it_takes()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Take(200));
        await room.Written();
        Fair.Time.Advance(TimeSpan.FromDays(100));

        await Keeper.LookAtAll();

        Assert.True(IsKept(room.Id));
    }

    private bool IsKept(string session) => Directory.Exists(Path.Combine(Fair.Data, "recordings", session));
}
