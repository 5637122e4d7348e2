using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class AudienceTallyTests
{
    private readonly AudienceTally _tally = new();

    [Fact]
    public void Each_person_counts_once_for_a_posting_and_once_for_the_session()
    {
        _tally.Add(new Sighting(null, [1]));
        _tally.Add(new Sighting(Fair.Cleaner.Id, [1, 2]));
        _tally.Add(new Sighting(Fair.Cleaner.Id, [2, 3, 3]));
        _tally.Add(new Sighting(Fair.Crochet.Id, [2]));

        Assert.Equal(3, _tally.People);
        Assert.Equal((3, 1, 0), (
            _tally.SeenBy(Fair.Cleaner.Id), _tally.SeenBy(Fair.Crochet.Id), _tally.SeenBy(Fair.NotInRundown)));
    }

    [Fact]
    public void Only_who_was_not_counted_before_is_news()
    {
        Assert.Equal([1L, 2L], _tally.Add(new Sighting(Fair.Cleaner.Id, [1, 2]))!.People);
        Assert.Null(_tally.Add(new Sighting(Fair.Cleaner.Id, [2, 1])));
        Assert.Null(_tally.Add(new Sighting(null, [2])));
        Assert.Equal([2L], _tally.Add(new Sighting(Fair.Crochet.Id, [2]))!.People);
        Assert.Equal([3L], _tally.Add(new Sighting(null, [3]))!.People);
    }
}
