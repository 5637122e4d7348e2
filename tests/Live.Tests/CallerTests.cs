using LiveFair.Live.Ids;

namespace LiveFair.Live.Tests;

public sealed class CallerTests
{
    [Fact]
    public void Viewers_and_accounts_of_one_id_have_different_keys()
    {
        Assert.Equal("v:x", new Caller { Role = Role.Viewer, Viewer = new ViewerId("x") }.Key);
        Assert.Equal("a:x", new Caller { Role = Role.Staff, Account = new AccountId("x") }.Key);
        Assert.Equal("", Caller.Nobody.Key);
    }

    [Theory]
    [InlineData(Role.Anonymous, false)]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Staff, true)]
    [InlineData(Role.Host, true)]
    [InlineData(Role.Admin, true)]
    public void Only_accounts_work_at_a_station_and_only_at_their_own(Role role, bool works)
    {
        var caller = new Caller { Role = role, Station = Fair.Station };

        Assert.Equal(works, caller.IsStaff);
        Assert.Equal(works, caller.WorksAt(Fair.Station));
        Assert.False(caller.WorksAt(Fair.OtherStation));
    }
}
