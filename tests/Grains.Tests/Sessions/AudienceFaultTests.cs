using LiveFair.Grains.Sessions;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveFair.Grains.Tests.Sessions;

public sealed class AudienceFaultTests : IAudienceStore
{
    private readonly List<Sighting> _stored = [];
    private bool _fails;

    [Fact]
    public async Task A_store_that_fails_holds_up_no_report_and_gets_who_saw_what_the_next_time()
    {
        var audience = await SessionAudience.Load(new SessionId("s"), this, NullLogger.Instance);
        _fails = true;
        Assert.Equal(2, await audience.Report("n1", Report(1, 2), 5_000, DateTimeOffset.UnixEpoch));
        Assert.Empty(_stored);

        _fails = false;
        Assert.Equal(2, await audience.Report("n1", Report(2, 3), 15_000, DateTimeOffset.UnixEpoch));
        Assert.Equal([1L, 2L, 3L], _stored.SelectMany(sighting => sighting.People));
        Assert.Equal(3, audience.Tally.People);
    }

    Task<StoredAudience> IAudienceStore.Read(SessionId session) => Task.FromResult(new StoredAudience([], []));

    Task IAudienceStore.Add(SessionId session, AudienceSample? sample, IReadOnlyList<Sighting> news)
    {
        if (_fails)
        {
            throw new IOException("The disk is gone.");
        }

        _stored.AddRange(news);
        return Task.CompletedTask;
    }

    private static AudienceReport Report(params long[] people) => new(people.Length, [new Sighting(null, people)]);
}
