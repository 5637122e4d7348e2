using LiveFair.Grains.Storage;
using LiveFair.Grains.Tests.Relay;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Storage;

public sealed class SqliteLogStoreTests(TempStore store) : IClassFixture<TempStore>
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, 250, TimeSpan.Zero);

    private readonly LogName _log = LogName.Of(new SessionId(NewId.Next()));

    private ILogStore Logs => store.Of<ILogStore>();

    [Fact]
    public async Task Offsets_are_dense_from_one_over_several_appends()
    {
        Assert.Equal(0, (await Logs.Open(_log)).Head);
        Assert.Equal([1L, 2L], await Append(0, Say("一"), Say("二")));
        Assert.Equal([3L], await Append(2, Say("三")));
        Assert.Equal([1L, 2L, 3L], (await Logs.Read(_log, 0, 10)).Select(logged => logged.Offset));
        Assert.Equal(3, (await Logs.Open(_log)).Head);
    }

    [Fact]
    public async Task Events_of_every_kind_are_read_as_they_were_written()
    {
        await Logs.Open(_log);
        var bodies = Tails.EveryKind();
        await Append(0, [.. bodies.Select(body => new PendingEvent { Body = body, Actor = "a:1" })]);
        var expected = bodies.Select((body, i) => Heard.Json(new LoggedEvent(i + 1, Noon, 7, body)));
        Assert.Equal(expected, (await Logs.Read(_log, 0, 100)).Select(Heard.Json));
    }

    [Fact]
    public async Task The_same_opId_with_the_same_words_leads_to_its_first_offset_and_stores_nothing()
    {
        await Logs.Open(_log);
        await Append(0, Say("你好", "op1", digest: 5), Say("别的"));
        var again = await Logs.Append(_log, 2, Noon, 7, [Say("你好", "op1", digest: 5)]);
        Assert.Equal([new Appended(AppendKind.Repeated, 1)], again);
        Assert.Equal(2, (await Logs.Open(_log)).Head);
        Assert.Equal(new RecordedOp(1, 5), await Logs.FindOp(_log, "v:1", new OpId("op1")));
    }

    [Fact]
    public async Task The_same_opId_twice_in_one_append_is_stored_once()
    {
        await Logs.Open(_log);
        var answers = await Logs.Append(
            _log, 0, Noon, 7, [Say("你好", "op1"), Say("你好", "op1"), Say("再见", "op1", digest: 9), Say("后面", "op2")]);
        Assert.Equal(
            [
                new(AppendKind.Stored, 1), new(AppendKind.Repeated, 1), new(AppendKind.Reused, 0),
                new Appended(AppendKind.Stored, 2),
            ],
            answers);
    }

    [Fact]
    public async Task An_opId_is_its_actors_and_its_logs_own()
    {
        var other = LogName.Of(new GroupId(NewId.Next()));
        await Logs.Open(_log);
        await Logs.Open(other);
        await Append(0, Say("我", "op1"), Say("你", "op1") with { Actor = "v:2" });
        Assert.Equal(1, (await Logs.Append(other, 0, Noon, 7, [Say("群", "op1")]))[0].Offset);
        Assert.Equal(2, (await Logs.FindOp(_log, "v:2", new OpId("op1")))!.Offset);
        Assert.Null(await Logs.FindOp(_log, "v:3", new OpId("op1")));
        Assert.Null(await Logs.FindOp(LogName.Of(new SessionId("never-opened")), "v:1", new OpId("op1")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_writer_with_another_head_in_mind_is_told_so_and_stores_nothing(long head)
    {
        await Logs.Open(_log);
        await Append(0, Say("一"));
        await Assert.ThrowsAsync<StaleLogException>(() => Append(head, Say("二"), Say("三")));
        Assert.Single(await Logs.Read(_log, 0, 10));
        Assert.Equal([2L], await Append(1, Say("二")));
    }

    [Fact]
    public async Task A_log_that_was_never_opened_is_not_written_to() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Append(0, Say("一")));

    [Fact]
    public async Task What_its_rows_refuse_is_not_told_and_its_neighbours_are()
    {
        var fair = await store.NewFair();
        var viewer = (await fair.NewViewer()).Viewer!.Value;
        var session = await fair.NewSession();
        var group = await fair.Of<IGroupStore>().Open(session, 1, 5, Noon);
        PendingEvent Seat() => Say("坐") with
        {
            Change = new SeatTaken
            {
                Session = session, Group = group.Id, Viewer = viewer, ConsentVersion = 1, Op = new OpId("seat"),
            }
        };
        await Logs.Open(_log);
        var answers = await Logs.Append(_log, 0, Noon, 7, [Say("前"), Seat(), Seat(), Say("后")]);
        Assert.Equal(
            [AppendKind.Stored, AppendKind.Stored, AppendKind.Clashed, AppendKind.Stored],
            answers.Select(one => one.Kind));
        Assert.Equal([1L, 2L, 0L, 3L], answers.Select(one => one.Offset));
        Assert.Equal(1, (await fair.Of<IGroupStore>().Find(group.Id))!.Members);
        Assert.Equal(3, (await Logs.Open(_log)).Head);
    }

    [Fact]
    public async Task Rows_that_name_what_does_not_exist_are_a_failure_and_no_clash()
    {
        var fair = await store.NewFair();
        var session = await fair.NewSession();
        var group = await fair.Of<IGroupStore>().Open(session, 1, 5, Noon);
        await Logs.Open(_log);
        await Assert.ThrowsAnyAsync<Exception>(() => Append(0, Say("坐") with
        {
            Change = new SeatTaken
            {
                Session = session, Group = group.Id, Viewer = new ViewerId("nobody"),
                ConsentVersion = 1, Op = new OpId("seat"),
            }
        }));
        Assert.Empty(await Logs.Read(_log, 0, 10));
        Assert.Equal(0, (await fair.Of<IGroupStore>().Find(group.Id))!.Members);
    }

    [Fact]
    public async Task A_page_ends_at_its_limit_and_the_next_goes_on_behind_it()
    {
        await Logs.Open(_log);
        await Append(0, [.. Enumerable.Range(1, 25).Select(i => Say($"{i}"))]);
        Assert.Equal(
            Enumerable.Range(1, 10).Select(i => (long)i),
            (await Logs.Read(_log, 0, 10)).Select(one => one.Offset));
        Assert.Equal([21L, 22L, 23L, 24L, 25L], (await Logs.Read(_log, 20, 10)).Select(one => one.Offset));
        Assert.Empty(await Logs.Read(_log, 25, 10));
    }

    [Fact]
    public async Task All_but_comments_are_found_among_many_comments()
    {
        await Logs.Open(_log);
        await Append(0, Say("一"), Tell(new SessionPaused()), Say("二"), Tell(new SessionResumed()), Say("三"));
        Assert.Equal([2L, 4L], (await Logs.ReadAllButComments(_log, 0, 10)).Select(one => one.Offset));
        Assert.Equal([4L], (await Logs.ReadAllButComments(_log, 2, 10)).Select(one => one.Offset));
        Assert.Equal([2L], (await Logs.ReadAllButComments(_log, 0, 1)).Select(one => one.Offset));
    }

    [Fact]
    public async Task Readings_are_found_among_many_comments_until_they_are_removed()
    {
        await Logs.Open(_log);
        await Append(0, Say("一"), Want("想去"), Tell(new SessionPaused()), Want("我要去"), Say("二"));
        Assert.Equal([2L, 4L], (await Logs.ReadReadings(_log, 0, 10)).Select(one => one.Offset));
        Assert.Equal([4L], (await Logs.ReadReadings(_log, 2, 10)).Select(one => one.Offset));

        var removal = Tell(new CommentRemoved(2, "spam")) with { Change = new CommentWordsRemoved(2, "spam") };
        Assert.Equal([6L], await Append(5, removal));
        Assert.Equal([4L], (await Logs.ReadReadings(_log, 0, 10)).Select(one => one.Offset));
        Assert.Null(((Commented)(await Logs.Read(_log, 1, 1))[0].Body).Reading);
        Assert.Equal([3L, 6L], (await Logs.ReadAllButComments(_log, 0, 10)).Select(one => one.Offset));
    }

    [Fact]
    public async Task Events_are_read_at_their_offsets_in_order()
    {
        await Logs.Open(_log);
        await Append(0, Say("一"), Say("二"), Say("三"));
        Assert.Equal([1L, 3L], (await Logs.ReadAt(_log, [3, 77, 1])).Select(one => one.Offset));
        Assert.Empty(await Logs.ReadAt(_log, []));
    }

    [Fact]
    public async Task A_log_nobody_wrote_to_reads_as_empty()
    {
        Assert.Empty(await Logs.Read(_log, 0, 10));
        await Logs.Open(_log);
        Assert.Empty(await Logs.Read(_log, 0, 10));
        Assert.Empty(await Logs.ReadAllButComments(_log, 0, 10));
    }

    [Fact]
    public async Task An_epoch_is_a_logs_own_and_stays_when_it_is_opened_again()
    {
        var first = await Logs.Open(_log);
        var other = await Logs.Open(LogName.Of(new SessionId(NewId.Next())));
        Assert.NotEqual(first.Epoch, other.Epoch);
        Assert.Equal(first, await Logs.Open(_log));
    }

    [Fact]
    public async Task A_removed_comments_words_are_gone_from_the_log_and_kept_as_evidence()
    {
        await Logs.Open(_log);
        await Append(0, Say("加微信"));
        var removal = Tell(new CommentRemoved(1, "ad")) with { Change = new CommentWordsRemoved(1, "ad") };
        Assert.Equal([2L], await Append(1, removal));
        var left = (Commented)(await Logs.Read(_log, 0, 1))[0].Body;
        Assert.Equal((null, ""), (left.Text, left.By.Nickname));
        Assert.Equal([AppendKind.Clashed], (await Logs.Append(_log, 2, Noon, 7, [removal])).Select(one => one.Kind));
        using var raw = store.Raw();
        using var command = raw.CreateCommand();
        command.CommandText = "SELECT count(*) FROM removed_comment WHERE body LIKE '%加微信%' AND reason = 'ad'";
        Assert.Equal(1L, command.ExecuteScalar());
    }

    private static PendingEvent Say(string text, string? op = null, long digest = 1) => new()
    {
        Body = new Commented(new Person("1", "小马"), text),
        Actor = "v:1",
        Op = op is null ? null : new OpId(op),
        Digest = digest,
    };

    private static PendingEvent Want(string text) => Say(text) with
    {
        Body = new Commented(new Person("1", "小马"), text, Reading: new CommentReading(ReactionKind.Want)),
    };

    private static PendingEvent Tell(EventBody body) => new() { Body = body, Actor = "a:1" };

    private async Task<IEnumerable<long>> Append(long head, params PendingEvent[] events) =>
        (await Logs.Append(_log, head, Noon, 7, events)).Select(answer => answer.Offset);
}
