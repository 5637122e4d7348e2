using System.Text.Json;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Interest;

/// <summary>The board of a whole broadcast beside a recount of the rows that are stored.</summary>
[Collection(nameof(Cluster))]
public sealed class BroadcastBoardTests(Cluster cluster)
{
    private const string Question = "question";

    [Fact]
    public async Task The_board_is_what_the_stored_rows_say_also_when_it_was_unloaded_and_after_removals()
    {
        var fair = await cluster.NewFair();
        var played = await PlayedBroadcast.Play(cluster, fair);
        var before = await CheckBoard(fair, played);
        Assert.True(before.Rows.Sum(row => row.Counts[ReactionKind.Want]) > 50, "Hardly anybody wanted anything.");
        Assert.Equal(40, before.Rows.Sum(row => row.Applied));

        await cluster.Forget(played.Session);
        Assert.True(before.SameAs(await CheckBoard(fair, played)), "The board is another one after it was unloaded.");

        var posting = played.Rundown[0];
        await RemoveAll(fair, played, posting);
        var after = await CheckBoard(fair, played);
        Assert.False(before.SameAs(after), "The removals changed nothing.");
        Assert.True(
            after.Rows[0].Counts[ReactionKind.Question] < before.Rows[0].Counts[ReactionKind.Question],
            "Nobody left the count with the removed questions.");

        await cluster.Forget(played.Session);
        Assert.True(after.SameAs(await CheckBoard(fair, played)), "Removed comments count again after an unload.");
    }

    private static async Task RemoveAll(Fair fair, PlayedBroadcast played, PostingId posting)
    {
        var asked = (await StoredLog.Read(fair, played.Id)).Comments(posting, Question).ToList();
        Assert.NotEmpty(asked);
        foreach (var comment in asked)
        {
            Assert.True((await played.Session.Do(new RemoveComment(comment, "spam") { By = fair.Staff })).Ok);
        }
    }

    private static async Task<InterestBoard> CheckBoard(Fair fair, PlayedBroadcast played)
    {
        var log = await StoredLog.Read(fair, played.Id);
        var board = (await played.Desk.Board(fair.Staff)).Value!;
        Assert.Equal(played.Rundown, board.Rows.Select(row => row.Posting));
        Assert.All(board.Rows, row =>
        {
            Assert.All(row.Counts, count => Assert.Equal(
                log.Count(row.Posting, JsonNamingPolicy.CamelCase.ConvertName($"{count.Key}")), count.Value));
            Assert.Equal((log.People(row.Posting), log.Applied(row.Posting)), (row.People, row.Applied));
        });
        Assert.Equal(log.Questions(), board.Unanswered.Select(question => question.Offset));
        return board;
    }
}
