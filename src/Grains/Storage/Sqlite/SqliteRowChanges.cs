using Dapper;
using LiveFair.Live.Applications;
using LiveFair.Live.Comments;
using LiveFair.Live.Groups;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <summary>Makes the rows that go along with an event, inside the event's own commit.</summary>
internal static class SqliteRowChanges
{
    /// <exception cref="SqliteException">A constraint refuses the rows.</exception>
    public static void Make(
        SqliteConnection connection, long log, DateTimeOffset at, string actor, long mediaMs, RowChange change)
    {
        switch (change)
        {
            case StageChanged stage:
                Enter(connection, stage, at);
                break;
            case CommentWordsRemoved removed:
                Blank(connection, log, removed, actor, at);
                break;
            case HeldApproved approved:
                SqliteHeldStore.Approve(connection, approved, at);
                break;
            case HeldRefused refused:
                SqliteHeldStore.Refuse(connection, refused, actor, at);
                break;
            case ApplicationTaken taken:
                SqlitePostingStore.Apply(connection, taken, mediaMs, at);
                break;
            case SeatTaken seat:
                SqliteGroupStore.Take(connection, seat, at);
                break;
            case SeatLeft seat:
                SqliteGroupStore.Leave(connection, seat, at);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "Unknown rows");
        }
    }

    private static void Enter(SqliteConnection connection, StageChanged change, DateTimeOffset at) =>
        connection.Execute(
            """
            UPDATE session SET state = @Stage,
              started_at = CASE WHEN @Stage = 1 THEN coalesce(started_at, @At) ELSE started_at END,
              ended_at = CASE WHEN @Stage = 3 THEN @At ELSE ended_at END
            WHERE id = @Session;
            DELETE FROM held_comment WHERE @Stage = 3 AND session = @Session AND state = 0;
            """,
            new { Stage = (int)change.Stage, At = at.ToUnixTimeMilliseconds(), Session = change.Session.Value });

    private static void Blank(
        SqliteConnection connection, long log, CommentWordsRemoved removed, string actor, DateTimeOffset at)
    {
        var row = new
        {
            Log = log,
            removed.Target,
            removed.Reason,
            Actor = actor,
            At = at.ToUnixTimeMilliseconds(),
        };
        connection.Execute(
            """
            INSERT INTO removed_comment (log, offset, body, reason, by_actor, at)
            SELECT log, offset, body, @Reason, @Actor, @At FROM log_event
            WHERE log = @Log AND offset = @Target AND comment > 0
            """,
            row);
        var blanked = connection.Execute(
            """
            UPDATE log_event SET comment = 1,
              body = json_set(json_remove(body, '$.text', '$.posting', '$.reading'), '$.by.nickname', '')
            WHERE log = @Log AND offset = @Target AND comment > 0
            """,
            row);
        if (blanked == 0)
        {
            throw SqliteFailure.Clash("There is no comment at that offset.");
        }
    }
}
