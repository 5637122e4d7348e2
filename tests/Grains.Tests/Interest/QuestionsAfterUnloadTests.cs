using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Interest;

[Collection(nameof(Cluster))]
public sealed class QuestionsAfterUnloadTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private ISessionGrain _session = null!;
    private ISessionDeskGrain _desk = null!;

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        var session = await _fair.NewSession(await _fair.NewPosting());
        _session = cluster.Grains.GetSession(session);
        _desk = cluster.Grains.GetSessionDesk(session);
        await Done(new StartSession { By = _fair.Host });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_queue_is_the_same_after_an_unload_with_what_was_answered_and_without_what_was_removed()
    {
        var (one, other) = (await _fair.NewViewer(), await _fair.NewViewer());
        var pay = await Ask(one, "工资多少");
        await Ask(other, "工资多少？");
        var hours = await Ask(one, "几点上班");
        var removed = await Ask(other, "几点上班？");
        await Done(new RemoveComment(removed, "spam") { By = _fair.Staff });
        await Done(new AnswerQuestions([pay], "按小时算") { By = _fair.Staff });
        await Ask(other, "几点上班啊？？");
        await Ask(one, "包住吗");
        var before = await Questions();
        Assert.Equal(["几点上班", "包住吗"], before.Open.Select(group => group.Text));
        Assert.Equal((2, 2), (before.Open[0].Askers, before.Open[0].Count));
        Assert.Equal(hours, before.Open[0].Offsets[0]);
        Assert.Equal(("工资多少", 2), (Assert.Single(before.Answered).Text, before.Answered[0].Askers));

        await cluster.Forget(_session);
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await Questions()));
        Assert.Equal(
            RefusalCode.NotFound,
            (await _session.Do(new AnswerQuestions([removed], "八点") { By = _fair.Staff })).Refused?.Code);
        await Done(new AnswerQuestions([hours], "八点") { By = _fair.Staff });
    }

    [Fact]
    public async Task A_viewer_and_nobody_at_all_learn_of_no_queue()
    {
        Assert.Equal(
            RefusalCode.NotAllowed, (await _desk.Questions(await _fair.NewViewer())).Refused?.Code);
        var nowhere = cluster.Grains.GetSessionDesk(new SessionId("no-such"));
        Assert.Equal(RefusalCode.NotFound, (await nowhere.Questions(_fair.Host)).Refused?.Code);
    }

    private async Task<QuestionList> Questions() => (await _desk.Questions(_fair.Staff)).Value!;

    private Task<long> Ask(Caller by, string text) => Done(new SayOnScreen(text) { By = by });

    private async Task<long> Done(SessionCommand command)
    {
        var answer = await _session.Do(command);
        Assert.True(answer.Ok, $"{command}: {answer.Refused?.Words}");
        return answer.Value.Offset;
    }
}
