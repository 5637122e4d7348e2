using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Tests.Accounts;

public sealed class AccountRulesTests
{
    private static readonly StationId Own = new("own");

    [Theory]
    [InlineData("own", null, Role.Staff, 3, null)]
    [InlineData("own", "other", Role.Admin, 3, null)]
    [InlineData("other", null, Role.Admin, 1, RefusalCode.NotFound)]
    [InlineData("other", null, Role.Admin, 0, RefusalCode.NotFound)]
    [InlineData("new", "own", Role.Admin, 0, null)]
    [InlineData("new", "own", Role.Host, 0, RefusalCode.Invalid)]
    [InlineData("new", "own", Role.Admin, 1, RefusalCode.NotFound)]
    [InlineData("new", "other", Role.Admin, 0, RefusalCode.NotFound)]
    [InlineData("new", "other", Role.Host, 0, RefusalCode.NotFound)]
    public void An_admin_opens_accounts_at_home_and_the_first_one_at_a_station_that_home_opened(
        string station, string? openedBy, Role role, long present, RefusalCode? refused)
    {
        StationId? opener = openedBy is null ? null : new StationId(openedBy);
        Assert.Equal(refused, AccountRules.MayOpen(Account(station, role), By(Role.Admin), present, opener)?.Code);
    }

    [Theory]
    [InlineData(Role.Anonymous)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Host)]
    public void Nobody_but_an_admin_opens_an_account(Role role) => Assert.Equal(
        RefusalCode.NotAllowed, AccountRules.MayOpen(Account("own", Role.Staff), By(role), 3, null)?.Code);

    [Theory]
    [InlineData(0, null, true, RefusalCode.Invalid)]
    [InlineData(0, Role.Host, null, RefusalCode.Invalid)]
    [InlineData(0, Role.Admin, false, null)]
    [InlineData(0, null, null, null)]
    [InlineData(1, null, true, null)]
    [InlineData(1, Role.Host, null, null)]
    public void A_station_s_last_admin_stays_one(long others, Role? role, bool? disabled, RefusalCode? refused)
    {
        var change = new AccountChange("x") { Role = role, Disabled = disabled };
        Assert.Equal(refused, AccountRules.MayChange(Account("own", Role.Admin), change, others)?.Code);
        Assert.Null(AccountRules.MayChange(Account("own", Role.Host), change, others));
    }

    [Theory]
    [InlineData("", RefusalCode.Invalid)]
    [InlineData("小夏", null)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十", null)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十多", RefusalCode.Invalid)]
    public void A_changed_name_keeps_the_bounds_of_a_new_one(string name, RefusalCode? refused) => Assert.Equal(
        refused,
        AccountRules.MayChange(Account("own", Role.Host), new AccountChange("x") { DisplayName = name }, 1)?.Code);

    private static Caller By(Role role) => new() { Role = role, Account = new AccountId("a"), Station = Own };

    private static Account Account(string station, Role role) => new()
    {
        Id = new AccountId("b"),
        Station = new StationId(station),
        UserName = "bb",
        DisplayName = "b",
        Role = role,
    };
}
