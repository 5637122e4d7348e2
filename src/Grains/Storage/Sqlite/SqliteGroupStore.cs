using Dapper;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IGroupStore" />
internal sealed class SqliteGroupStore(SqliteDatabase database) : IGroupStore
{
    private const string Columns =
        "SELECT g.id, g.session, g.station, g.number, g.name, g.capacity, g.members FROM follow_up_group g";

    /// <summary>Makes the row of a seat inside another commit.</summary>
    /// <exception cref="SqliteException">The viewer has a seat in this session, or the group is full.</exception>
    public static void Take(SqliteConnection connection, SeatTaken seat, DateTimeOffset at)
    {
        var taken = connection.Execute(
            """
            INSERT INTO enrolment (session, viewer, grp, consent_version, op, at)
            VALUES (@Session, @Viewer, @Group, @ConsentVersion, @Op, @At)
            ON CONFLICT (session, viewer) DO UPDATE SET
              grp = excluded.grp, consent_version = excluded.consent_version, op = excluded.op, at = excluded.at,
              left_at = NULL
            WHERE left_at IS NOT NULL
            """,
            new
            {
                Session = seat.Session.Value,
                Viewer = seat.Viewer.Value,
                Group = seat.Group.Value,
                seat.ConsentVersion,
                Op = seat.Op.Value,
                At = at.ToUnixTimeMilliseconds(),
            });
        if (taken == 0)
        {
            throw SqliteFailure.Clash("The viewer has a seat in this session.");
        }

        connection.Execute(
            "UPDATE follow_up_group SET members = members + 1 WHERE id = @Group", new { Group = seat.Group.Value });
    }

    /// <summary>Gives a seat back inside another commit.</summary>
    public static void Leave(SqliteConnection connection, SeatLeft seat, DateTimeOffset at)
    {
        var left = connection.Execute(
            "UPDATE enrolment SET left_at = @At WHERE grp = @Group AND viewer = @Viewer AND left_at IS NULL",
            new { Group = seat.Group.Value, Viewer = seat.Viewer.Value, At = at.ToUnixTimeMilliseconds() });
        connection.Execute(
            "UPDATE follow_up_group SET members = members - @Left WHERE id = @Group",
            new { Left = left, Group = seat.Group.Value });
    }

    public Task<FollowUpGroup?> Find(GroupId group) => database.Read(connection =>
        connection.QuerySingleOrDefault<Row>($"{Columns} WHERE g.id = @Id", new { Id = group.Value })?.ToGroup());

    public Task<IReadOnlyList<FollowUpGroup>> OfSession(SessionId session) =>
        Query("WHERE g.session = @Id ORDER BY g.number", session.Value);

    public Task<IReadOnlyList<FollowUpGroup>> OfStation(StationId station) =>
        Query("WHERE g.station = @Id ORDER BY g.created_at DESC, g.number DESC LIMIT 200", station.Value);

    public Task<IReadOnlyList<FollowUpGroup>> OfViewer(ViewerId viewer) => Query(
        "JOIN enrolment e ON e.grp = g.id WHERE e.viewer = @Id AND e.left_at IS NULL ORDER BY e.at DESC LIMIT 200",
        viewer.Value);

    public Task<GroupId?> SeatOf(SessionId session, ViewerId viewer) => database.Read(connection =>
        connection.QuerySingleOrDefault<string>(
            "SELECT grp FROM enrolment WHERE session = @Session AND viewer = @Viewer AND left_at IS NULL",
            new { Session = session.Value, Viewer = viewer.Value }) is { } group
            ? new GroupId(group)
            : (GroupId?)null);

    public Task<IReadOnlyList<ViewerId>> Members(GroupId group) => database.Read<IReadOnlyList<ViewerId>>(connection =>
        [.. connection.Query<string>(
            "SELECT viewer FROM enrolment WHERE grp = @Id AND left_at IS NULL", new { Id = group.Value })
            .Select(viewer => new ViewerId(viewer))]);

    public Task<FollowUpGroup> Open(SessionId session, int number, int capacity, DateTimeOffset now) =>
        database.Write(connection =>
        {
            connection.Execute(
                """
                INSERT INTO follow_up_group (id, session, station, number, name, capacity, created_at)
                SELECT @Id, s.id, s.station, @Number, s.title || ' · ' || @Number || '群', @Capacity, @Now
                FROM session s WHERE s.id = @Session
                ON CONFLICT (session, number) DO NOTHING
                """,
                new
                {
                    Id = NewId.Next(),
                    Session = session.Value,
                    Number = number,
                    Capacity = capacity,
                    Now = now.ToUnixTimeMilliseconds(),
                });
            return connection.QuerySingle<Row>(
                $"{Columns} WHERE g.session = @Session AND g.number = @Number",
                new { Session = session.Value, Number = number }).ToGroup();
        });

    private Task<IReadOnlyList<FollowUpGroup>> Query(string rest, string id) =>
        database.Read<IReadOnlyList<FollowUpGroup>>(connection =>
            [.. connection.Query<Row>($"{Columns} {rest}", new { Id = id }).Select(row => row.ToGroup())]);

    private sealed record Row(
        string Id, string Session, string Station, long Number, string Name, long Capacity, long Members)
    {
        public FollowUpGroup ToGroup() => new()
        {
            Id = new GroupId(Id),
            Session = new SessionId(Session),
            Station = new StationId(Station),
            Number = (int)Number,
            Name = Name,
            Capacity = (int)Capacity,
            Members = (int)Members,
        };
    }
}
