using System.Diagnostics;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Comments;

/// <summary>How somebody can be reached stands in nothing that is kept or sent.</summary>
[Collection(nameof(RoomyFair))]
public sealed class MaskedContactTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_number_in_a_comment_is_in_no_file_no_list_and_no_frame()
    {
        var (number, shown) = ("13754809172", "137****9172");
        var room = await Fair.NewLiveRoom();
        var watcher = await Watch(null, room);
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);

        await Comment(hub, room, $"打我{number}");
        await watcher.Until(await Comment(hub, room, "微信 zs_8866137"));

        Assert.Equal(
            [$"打我{shown}", "微信 ＊＊＊＊＊＊＊＊＊＊"], watcher.Events.Select(said => said.GetProperty("text").GetString()));
        var joined = await Watch(null, room);
        Assert.All(
            new[] { (await Api.Get($"/api/sessions/{room.Id}/events")).Text, joined.Joined.GetRawText() },
            text => Assert.Contains(shown, text, StringComparison.Ordinal));
        Assert.Empty(FilesWith(number));
        Assert.Empty(FilesWith("zs_8866137"));
        Assert.NotEmpty(FilesWith(shown));
    }

    [Fact]
    public async Task A_number_in_a_nickname_is_hidden_when_it_is_made_and_wherever_it_is_shown()
    {
        var number = "15254809173";
        var viewer = await Fair.NewVerifiedViewer($"小马{number}");
        var room = await Fair.NewLiveRoom();
        await Comment(await Connect(viewer.Token), room, "想去");

        Assert.Equal("小马152****9173", (await Api.Get("/api/me", viewer.Token))["nickname"].GetString());
        Assert.Equal(
            "小马152****9173",
            Assert.Single(await room.Events("commented")).GetProperty("by").GetProperty("nickname").GetString());
        Assert.Empty(FilesWith(number));
    }

    [Fact]
    public async Task A_member_s_number_in_a_group_is_hidden_and_the_station_s_is_not()
    {
        var (number, office) = ("18954809174", "0951-5012345");
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var group = (await Api.Post(
            $"/api/sessions/{room.Id}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token)).Is(201)
            ["groupId"].GetString()!;

        Assert.True((await (await Connect(viewer.Token)).Say(group, Op(), $"我的{number}")).Ok);
        Assert.True((await (await Connect(Fair.Staff)).Say(group, Op(), $"驿站{office}")).Ok);
        var notice = new { opId = Op(), text = $"咨询{office}" };
        (await Api.Post($"/api/sessions/{room.Id}/notices", notice, Fair.Host)).Is(200);

        var messages = (await Api.Get($"/api/groups/{group}/events", Fair.Staff)).Text;
        Assert.Contains("我的189****9174", messages, StringComparison.Ordinal);
        Assert.Contains($"驿站{office}", messages, StringComparison.Ordinal);
        Assert.Equal($"咨询{office}", Assert.Single(await room.Events("noticed")).GetProperty("text").GetString());
        Assert.Empty(FilesWith(number));
    }

    [Fact]
    public async Task A_retry_is_known_by_what_was_typed_and_other_digits_are_another_comment()
    {
        var (room, op) = (await Fair.NewLiveRoom(), Op());
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);

        var first = await hub.Comment(room.Id, op, "打我13754809175");

        Assert.Equal(first, await hub.Comment(room.Id, op, "打我13754809175"));
        Assert.Equal("OP_REUSED", (await hub.Comment(room.Id, op, "打我13799999175")).Code);
    }

    /// <summary>
    /// Read by another process: closing a file here would take away the store's locks on it, as POSIX has it.
    /// </summary>
    private IReadOnlyList<string> FilesWith(string words)
    {
        using var grep = Process.Start(
            new ProcessStartInfo("grep", ["-rlaF", words, Fair.Data]) { RedirectStandardOutput = true })!;
        var found = grep.StandardOutput.ReadToEnd();
        grep.WaitForExit();
        Assert.InRange(grep.ExitCode, 0, 1);
        return found.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
