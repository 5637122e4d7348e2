using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Stations;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Tests.Storage;

public sealed class SqliteAccountStoreTests(TempStore store) : IClassFixture<TempStore>
{
    private IAccountStore Accounts => store.Of<IAccountStore>();

    private DateTimeOffset Now => store.Time.GetUtcNow();

    [Fact]
    public async Task A_change_changes_what_it_names_and_leaves_its_trace()
    {
        var fair = await store.NewFair();
        var admin = await fair.NewPerson(Role.Admin);
        var id = fair.Staff.Account!.Value;
        var before = (await Accounts.Find(id))!;
        var change = new AccountChange("second") { Role = Role.Host, PasswordHash = "hash" };
        var changed = (await Accounts.Change(id, change, admin, Now)).Value!;
        Assert.Equivalent(changed, await Accounts.Find(id), strict: true);
        Assert.Equal(
            (before.DisplayName, Role.Host, false, "hash", "second"),
            (changed.DisplayName, changed.Role, changed.Disabled, changed.PasswordHash, changed.SecurityStamp));

        change = new AccountChange("third") { DisplayName = "改名", Disabled = true };
        changed = (await Accounts.Change(id, change, admin, Now)).Value!;
        Assert.Equal(
            ("改名", Role.Host, true, "hash", "third"),
            (changed.DisplayName, changed.Role, changed.Disabled, changed.PasswordHash, changed.SecurityStamp));
        var trail = await store.Of<IAuditStore>().List(fair.Station.Id, null, 2);
        Assert.Equal(
            [
                $"{admin.Key} account.change {id} displayName, disabled",
                $"{admin.Key} account.change {id} role Host, password",
            ],
            trail.Select(entry => $"{entry.Actor} {entry.Action} {entry.Target} {entry.Reason}"));
    }

    [Fact]
    public async Task A_log_in_that_was_ended_is_known_until_its_token_would_have_ended()
    {
        var fair = await store.NewFair();
        var (staff, host) = (fair.Staff.Account!.Value, fair.Host.Account!.Value);
        Assert.Empty(await Accounts.EndedLogIns(staff));
        await Accounts.EndLogIn(staff, "first", Now.AddHours(12), Now);
        await Accounts.EndLogIn(staff, "first", Now.AddHours(12), Now);
        await Accounts.EndLogIn(staff, "second", Now.AddHours(20), Now);
        Assert.Equal(["first", "second"], (await Accounts.EndedLogIns(staff)).Order());
        Assert.Empty(await Accounts.EndedLogIns(host));
        await Accounts.EndLogIn(host, "third", Now.AddHours(24), Now.AddHours(12));
        Assert.Equal(["second"], await Accounts.EndedLogIns(staff));
    }

    [Fact]
    public async Task Another_station_s_admin_changes_nothing()
    {
        var (fair, other) = (await store.NewFair(), await store.NewFair());
        var stranger = await other.NewPerson(Role.Admin);
        var id = fair.Staff.Account!.Value;
        var refused = await Accounts.Change(id, new AccountChange("x") { Disabled = true }, stranger, Now);
        Assert.Equal(RefusalCode.NotFound, refused.Refused!.Code);
        var unknown = await Accounts.Change(new AccountId("no"), new AccountChange("x"), stranger, Now);
        Assert.Equal(unknown.Refused, refused.Refused);
        Assert.False((await Accounts.Find(id))!.Disabled);
    }

    [Fact]
    public async Task Of_two_admins_who_end_one_another_at_once_one_stays()
    {
        var fair = await store.NewFair();
        var (one, two) = (await fair.NewPerson(Role.Admin), await fair.NewPerson(Role.Admin));
        var change = new AccountChange("x") { Disabled = true };
        var answers = await Task.WhenAll(
            Accounts.Change(one.Account!.Value, change, two, Now),
            Accounts.Change(two.Account!.Value, change, one, Now));
        Assert.Equal(RefusalCode.Invalid, Assert.Single(answers, answer => !answer.Ok).Refused!.Code);
        var left = (await Accounts.OfStation(fair.Station.Id)).Where(account => account.Role == Role.Admin);
        Assert.Single(left, account => !account.Disabled);
    }

    [Fact]
    public async Task Of_two_who_open_a_station_s_first_account_at_once_one_does()
    {
        var fair = await store.NewFair();
        var (one, two) = (await fair.NewPerson(Role.Admin), await fair.NewPerson(Role.Admin));
        var station = new StationId(NewId.Next());
        await store.Of<IStationStore>().Create(new(station, "新站", null, null), fair.Station.Id, Now);
        var answers = await Task.WhenAll(
            Accounts.Create(Admin(station), one, Now), Accounts.Create(Admin(station), two, Now));
        Assert.Equal(RefusalCode.NotFound, Assert.Single(answers, answer => !answer.Ok).Refused!.Code);
        Assert.Single(await Accounts.OfStation(station));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_and_a_station_that_does_not_exist_is_no_refusal()
    {
        var fair = await store.NewFair();
        var first = Admin(fair.Station.Id);
        Assert.True((await Accounts.Create(first, null, Now)).Ok);
        var again = Admin(fair.Station.Id);
        again.NormalizedName = first.NormalizedName;
        Assert.Equal(
            Refusal.Invalid("userName", FaultKind.Taken, "this name is taken."),
            (await Accounts.Create(again, null, Now)).Refused);
        await Assert.ThrowsAsync<SqliteException>(
            () => Accounts.Create(Admin(new StationId("nowhere")), null, Now));
    }

    [Fact]
    public async Task Tries_that_come_all_at_once_are_counted_one_by_one()
    {
        var id = (await store.NewFair()).Staff.Account!.Value;
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Accounts.TakeTry(id, Now)));
        Assert.Equal(AccountRules.MostTries, taken.Count(may => may));
        Assert.Equal(Now + AccountRules.LockTime, (await Accounts.Find(id))!.LockedUntil);
        Assert.True(await Accounts.TakeTry(id, Now + AccountRules.LockTime));
        Assert.Equal(1, (await Accounts.Find(id))!.FailedCount);
        await Accounts.ForgetTries(id);
        Assert.Equal(0, (await Accounts.Find(id))!.FailedCount);
    }

    [Fact]
    public async Task A_try_under_way_undoes_nothing_and_a_disabled_account_takes_none()
    {
        var fair = await store.NewFair();
        var admin = await fair.NewPerson(Role.Admin);
        var id = fair.Staff.Account!.Value;
        var change = new AccountChange("new") { Disabled = true, PasswordHash = "hash" };
        await Task.WhenAll(
            Accounts.TakeTry(id, Now), Accounts.Change(id, change, admin, Now), Accounts.ForgetTries(id));
        var after = (await Accounts.Find(id))!;
        Assert.Equal((true, "hash", "new"), (after.Disabled, after.PasswordHash, after.SecurityStamp));
        Assert.False(await Accounts.TakeTry(id, Now));
    }

    private static Account Admin(StationId station)
    {
        var id = NewId.Next();
        return new Account
        {
            Id = new AccountId(id),
            Station = station,
            UserName = id,
            NormalizedName = id.ToUpperInvariant(),
            DisplayName = "站长",
            Role = Role.Admin,
        };
    }
}
