using LiveFair.Live.Ids;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Engines;

public sealed class EngineStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly ShiftedTime _time = new();
    private readonly EngineStream _stream;

    public EngineStreamTests() => _stream = new EngineStream(new SessionId("s1"), _time);

    [Fact]
    public void A_second_publisher_whom_the_engine_refuses_takes_nothing_from_the_first()
    {
        _stream.Begin("first");
        _time.Prolong(EngineStream.Proof);
        _stream.Begin("second");

        Assert.True(_stream.End("second"));
        Assert.True(_stream.IsLive);
        Assert.True(_stream.End("first"));
        Assert.False(_stream.IsLive);
    }

    [Fact]
    public void Who_published_for_long_proves_that_those_before_are_gone()
    {
        _stream.Begin("lost with the engine");
        _stream.Begin("back");
        _time.Prolong(EngineStream.Proof);

        Assert.True(_stream.End("back"));
        Assert.False(_stream.IsLive);
    }

    [Fact]
    public void The_picture_lasts_a_moment_longer_than_its_publisher()
    {
        Assert.False(_stream.HasPicture(Patience));
        _stream.Begin("first");
        _time.Prolong(Patience);
        Assert.True(_stream.HasPicture(Patience));
        _stream.End("first");
        Assert.True(_stream.HasPicture(Patience));
        _time.Prolong(Patience);
        Assert.False(_stream.HasPicture(Patience));
    }

    [Fact]
    public void Only_who_is_expected_begins_and_is_so_for_a_while()
    {
        Assert.False(_stream.BeginExpected("first"));
        _stream.Expect("first");
        Assert.False(_stream.IsIdle);
        Assert.True(_stream.BeginExpected("first"));
        Assert.True(_stream.BeginExpected("first"));
        Assert.True(_stream.End("first"));
        Assert.False(_stream.BeginExpected("first"));
        _stream.Expect("second");
        _time.Prolong(EngineStream.Patience);
        Assert.True(_stream.IsIdle);
    }

    [Fact]
    public void However_many_come_the_newest_are_remembered()
    {
        for (var i = 0; i < 100; i++)
        {
            _stream.Begin($"{i}");
        }

        Assert.False(_stream.End("0"));
        Assert.True(_stream.End("99"));
    }
}
