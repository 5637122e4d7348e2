using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

/// <summary>Who watches a session, and who saw what, in memory and after an unload.</summary>
[Collection(nameof(Cluster))]
public sealed class SessionAudienceTests(Cluster cluster) : IAsyncLifetime
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(10);

    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _id;

    private ISessionGrain Session => cluster.Grains.GetSession(_id);

    private ISessionDeskGrain Desk => cluster.Grains.GetSessionDesk(_id);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _id = await _fair.NewSession(_posting);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task How_many_watch_is_kept_every_ten_seconds_on_air_also_after_an_unload()
    {
        await Report("n1", 9);
        Assert.True((await Session.Do(new StartSession { By = _fair.Host })).Ok);
        await Report("n1", 2);
        await Report("n1", 5);
        await Report("n1", 3);
        cluster.Time.Advance(Spacing);
        await Report("n2", 4);
        await Report("n2", 1);
        AudienceSample[] samples = [new(0, 2, 9), new(10_000, 7, 7)];
        Assert.Equal(samples, (await Course()).Audience);

        await cluster.Forget(Session);
        Assert.Equal(samples, (await Course()).Audience);

        Assert.True((await Session.Do(new EndSession { By = _fair.Host })).Ok);
        cluster.Time.Advance(Spacing);
        await Report("n1", 2);
        Assert.Equal(samples, (await Course()).Audience);
    }

    [Fact]
    public async Task Who_saw_what_is_counted_once_on_all_nodes_also_after_an_unload()
    {
        Assert.True((await Session.Do(new StartSession { By = _fair.Host })).Ok);
        await Report("n1", 3, new Sighting(null, [1, 2, 3]), new Sighting(_posting, [2, 3]));
        await Report("n2", 2, new Sighting(_posting, [3, 4]));
        Assert.Equal((4, 3), await Seen());

        // What was reported a moment ago is stored with the unload.
        await cluster.Forget(Session);
        Assert.Equal((4, 3), await Seen());

        await Report("n1", 3, new Sighting(_posting, [1, 2, 3]));
        Assert.Equal((4, 4), await Seen());
        cluster.Time.Advance(Spacing);
        await Report("n1", 3);
        await cluster.Forget(Session);
        Assert.Equal((4, 4), await Seen());
    }

    [Fact]
    public async Task What_was_seen_just_before_the_end_is_counted_though_it_is_told_after_it()
    {
        Assert.True((await Session.Do(new StartSession { By = _fair.Host })).Ok);
        Assert.True((await Session.Do(new EndSession { By = _fair.Host })).Ok);
        await Report("n1", 0, new Sighting(_posting, [7]));
        await cluster.Forget(Session);

        Assert.Equal((1, 1), await Seen());
        Assert.Empty((await Course()).Audience);
    }

    [Fact]
    public async Task The_course_is_for_the_stations_people()
    {
        Assert.Equal(RefusalCode.NotAllowed, (await Desk.Interest(await _fair.NewViewer())).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await Desk.Interest((await cluster.NewFair()).Host)).Refused!.Code);
        Assert.Empty((await Course()).Pins);
    }

    private async Task Report(string feed, int viewers, params Sighting[] news) =>
        await Session.ReportAudience(feed, new AudienceReport(viewers, news));

    private async Task<InterestCourse> Course() => (await Desk.Interest(_fair.Staff)).Value!;

    private async Task<(int People, int Seen)> Seen()
    {
        var course = await Course();
        return (course.People, course.Postings[0].Row.Seen);
    }
}
