using LiveFair.Live.Employers;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests;

/// <summary>
/// One small fair: its people, its postings and its session. Tests change what they are about with <c>with</c>.
/// </summary>
internal static class Fair
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    public static readonly StationId Station = new("st-jinfeng");
    public static readonly StationId OtherStation = new("st-xixia");

    public static readonly Caller Host = Worker(Role.Host, "a-host", Station);
    public static readonly Caller Admin = Worker(Role.Admin, "a-admin", Station);
    public static readonly Caller Colleague = Worker(Role.Host, "a-colleague", Station);
    public static readonly Caller Staff = Worker(Role.Staff, "a-staff", Station);
    public static readonly Caller StrangeHost = Worker(Role.Host, "a-strange-host", OtherStation);
    public static readonly Caller StrangeAdmin = Worker(Role.Admin, "a-strange-admin", OtherStation);
    public static readonly Caller Viewer = Seeker("v-xiaoyu", "小雨");
    public static readonly Caller OtherViewer = Seeker("v-laoma", "老马");

    public static readonly Employer Employer = new()
    {
        Id = new EmployerId("e-huifeng"),
        Station = Station,
        Name = "银川惠丰家政服务有限公司",
        Uscc = Uscc.FromStore("91640100MA00000230"),
        CheckedUntil = Now.AddDays(90),
        Mandates = [new MandatePeriod(Now.AddDays(-10), Now.AddDays(80))],
    };

    public static readonly PostingText CleanerText = new()
    {
        Title = "日结保洁员",
        EmploymentType = EmploymentType.DayWork,
        Pay = new PayRange("130-150元/天，日结", 130, 150, PayUnit.Day, Settlement.Day),
        Headcount = 4,
        Place = "金凤区正源北街",
        Hours = "8:30-17:30",
        Benefits = ["包午餐"],
        Content = "写字楼开荒保洁",
        Requirements = "身体健康，不限经验",
        ValidThrough = Now.AddDays(7),
    };

    public static readonly Posting Cleaner = new()
    {
        Id = new PostingId("p-cleaner"),
        Version = 1,
        State = PostingState.Published,
        Employer = Employer,
        Text = CleanerText,
    };

    public static readonly Posting Crochet = Cleaner with
    {
        Id = new PostingId("p-crochet"),
        Text = CleanerText with
        {
            Title = "手工钩织（居家计件）",
            EmploymentType = EmploymentType.PieceHome,
            Pay = new PayRange("一件近100元", null, 100, PayUnit.Piece, Settlement.Week),
        },
    };

    public static readonly PostingId NotInRundown = new("p-elsewhere");

    public static readonly LiveSession Session = new()
    {
        Id = new SessionId("s-monday"),
        Station = Station,
        StationName = "金凤区零工驿站",
        Host = Host.Account!.Value,
        HostName = "马主播",
        Title = "周一直播带岗",
        StartsAt = Now,
        Rundown = [new RundownItem(Cleaner.Id, "日结保洁员"), new RundownItem(Crochet.Id, "手工钩织（居家计件）")],
    };

    public static readonly FollowUpGroup Group = new()
    {
        Id = new GroupId("g-1"),
        Session = Session.Id,
        Station = Station,
        Number = 1,
        Name = "周一直播带岗 1群",
        Capacity = 2,
        Members = 0,
    };

    public static Caller Seeker(string id, string nickname) =>
        new() { Role = Role.Viewer, Viewer = new ViewerId(id), Name = nickname };

    private static Caller Worker(Role role, string id, StationId station) =>
        new() { Role = role, Account = new AccountId(id), Station = station, Name = id };
}
