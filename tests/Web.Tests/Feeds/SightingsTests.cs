using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Feeds;

public sealed class SightingsTests
{
    private static readonly PostingId Guard = new("p-guard");
    private static readonly PostingId Packer = new("p-packer");

    private readonly Watchers _watchers = new(() => { });
    private readonly Sightings _sightings;
    private long _head = 10;

    public SightingsTests() => _sightings = new Sightings(LogName.Of(new SessionId("s1")), _watchers);

    [Fact]
    public void Who_is_there_when_a_posting_is_pinned_and_who_comes_while_it_is_shown_has_seen_it()
    {
        _sightings.Begin(new Shown(null), 10);
        Come("v:1");
        _sightings.Collect();
        Take(Pin(Guard));
        Come("v:2");
        Come(null);

        var seen = Assert.Single(_sightings.Collect());
        Assert.Equal((Guard, 2), (seen.Posting, seen.People.Distinct().Count()));
        Assert.Empty(_sightings.Collect());
    }

    [Fact]
    public void Who_comes_back_is_the_same_and_another_one_is_not()
    {
        _sightings.Begin(new Shown(Guard), 10);
        Come("v:1");
        var first = Assert.Single(_sightings.Collect()).People;
        Come("v:1");
        Assert.Equal(first, Assert.Single(_sightings.Collect()).People);
        Come("v:2");
        Assert.NotEqual(first, Assert.Single(_sightings.Collect()).People);
    }

    [Fact]
    public void Nobody_can_be_followed_to_another_session()
    {
        _sightings.Begin(new Shown(Guard), 10);
        var other = new Sightings(LogName.Of(new SessionId("s2")), _watchers);
        other.Begin(new Shown(Guard), 10);
        Come("v:1");
        other.Come("v:1");

        Assert.NotEqual(Assert.Single(_sightings.Collect()).People, Assert.Single(other.Collect()).People);
    }

    [Fact]
    public void What_was_shown_for_a_moment_between_two_reports_was_seen()
    {
        Come("v:1");
        _sightings.Begin(new Shown(Guard), 10);
        Take(Pin(Packer));
        Take(new PostingUnpinned());

        Assert.Equal(
            [null, Guard.Value, Packer.Value],
            _sightings.Collect().Select(seen => seen.Posting?.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Off_air_nobody_sees_anything()
    {
        _sightings.Begin(null, 10);
        Come("v:1");
        Assert.Empty(_sightings.Collect());

        Take(new SessionStarted());
        Assert.Null(Assert.Single(_sightings.Collect()).Posting);

        Take(new SessionEnded());
        Come("v:2");
        Assert.Empty(_sightings.Collect());
    }

    [Fact]
    public void Events_that_the_snapshot_knew_change_nothing()
    {
        Come("v:1");
        _sightings.Begin(new Shown(Guard), 10);
        _sightings.Take(new LoggedEvent(9, DateTimeOffset.UnixEpoch, 0, Pin(Packer)));

        Assert.Equal(Guard, Assert.Single(_sightings.Collect()).Posting);
    }

    [Fact]
    public void What_could_not_be_told_goes_with_the_next_report()
    {
        Come("v:1");
        _sightings.Begin(new Shown(Guard), 10);
        var untold = _sightings.Collect();
        Come("v:2");
        _sightings.Return(untold);

        Assert.Equal(2, Assert.Single(_sightings.Collect()).People.Length);
    }

    private static PostingPinned Pin(PostingId posting) => new(new PostingCard
    {
        Id = posting,
        Version = 1,
        Title = "小区保安",
        Employer = new CardEmployer(new EmployerId("e1"), "鸿达", true),
        ConsentVersion = 1,
        Pay = new PayRange("20元", 20, 20, PayUnit.Hour, null),
        Headcount = 1,
        HeadcountLeft = 1,
        Place = "北区",
        EmploymentType = EmploymentType.FullTime,
        ValidThrough = DateTimeOffset.UnixEpoch,
        State = PostingState.Published,
    });

    private void Come(string? person)
    {
        _watchers.Come(person);
        _sightings.Come(person);
    }

    private void Take(EventBody body) => _sightings.Take(new LoggedEvent(++_head, DateTimeOffset.UnixEpoch, 0, body));
}
