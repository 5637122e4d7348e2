using Dapper;
using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IHeldStore" />
internal sealed class SqliteHeldStore(SqliteDatabase database) : IHeldStore
{
    private const string Columns =
        "SELECT id, session, viewer, nickname, text, word, op, digest, head, at, state FROM held_comment";

    public Task<IReadOnlyList<HeldComment>> OfSession(SessionId session) =>
        database.Read<IReadOnlyList<HeldComment>>(connection =>
            [.. connection.Query<Row>(
                $"{Columns} WHERE session = @Session ORDER BY at, rowid",
                new { Session = session.Value }).Select(row => row.ToHeld())]);

    public Task<HeldComment?> FindOp(SessionId session, string actor, OpId op) =>
        database.Read(connection => connection.QuerySingleOrDefault<Row>(
            $"{Columns} WHERE session = @Session AND viewer = substr(@Actor, 3) AND op = @Op",
            new { Session = session.Value, Actor = actor, Op = op.Value })?.ToHeld());

    public Task Add(IReadOnlyList<HeldComment> held) => database.Write(connection => connection.Execute(
        """
        INSERT INTO held_comment (id, session, viewer, nickname, text, word, op, digest, head, at, state)
        VALUES (@Id, @Session, @Viewer, @Nickname, @Text, @Word, @Op, @Digest, @Head, @At, 0)
        ON CONFLICT (session, viewer, op) DO NOTHING
        """,
        held.Select(one => new
        {
            Id = one.Id.Value,
            Session = one.Session.Value,
            Viewer = one.By.Id,
            one.By.Nickname,
            one.Text,
            one.Word,
            Op = one.Op.Value,
            one.Digest,
            one.Head,
            At = one.At.ToUnixTimeMilliseconds(),
        })));

    /// <summary>Within the commit of the comment's event.</summary>
    /// <exception cref="SqliteException">It does not wait any more.</exception>
    internal static void Approve(SqliteConnection connection, HeldApproved approved, DateTimeOffset at)
    {
        Decide(connection, approved.Held, HeldState.Approved, null, approved.Reviewer, at);
        SqliteAuditStore.Append(connection, new AuditEntry(
            at, approved.Station, approved.Reviewer, "held.approve", $"{approved.Session}/{approved.Held}", null));
    }

    /// <summary>Within the commit of the event that tells of it.</summary>
    /// <exception cref="SqliteException">It does not wait any more.</exception>
    internal static void Refuse(SqliteConnection connection, HeldRefused refused, string actor, DateTimeOffset at) =>
        Decide(connection, refused.Held, HeldState.Refused, refused.Reason, actor, at);

    private static void Decide(
        SqliteConnection connection, HeldId held, HeldState state, string? reason, string actor, DateTimeOffset at)
    {
        var decided = connection.Execute(
            """
            UPDATE held_comment SET state = @State, reason = @Reason, by_actor = @Actor, decided_at = @At
            WHERE id = @Id AND state = 0
            """,
            new
            {
                Id = held.Value,
                State = (int)state,
                Reason = reason,
                Actor = actor,
                At = at.ToUnixTimeMilliseconds(),
            });
        if (decided == 0)
        {
            throw SqliteFailure.Clash("No such comment waits.");
        }
    }

    private sealed record Row(
        string Id, string Session, string Viewer, string Nickname, string Text, string? Word, string Op, long Digest,
        long Head, long At, long State)
    {
        public HeldComment ToHeld() => new()
        {
            Id = new HeldId(Id),
            Session = new SessionId(Session),
            At = DateTimeOffset.FromUnixTimeMilliseconds(At),
            By = new Person(Viewer, Nickname),
            Text = Text,
            Word = Word,
            Op = new OpId(Op),
            Digest = Digest,
            Head = Head,
            State = (HeldState)State,
        };
    }
}
