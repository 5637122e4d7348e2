using Dapper;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using Microsoft.Data.Sqlite;

namespace LiveFair.Grains.Storage.Sqlite;

/// <inheritdoc cref="IAnswerCardStore" />
internal sealed class SqliteAnswerCardStore(SqliteDatabase database) : IAnswerCardStore
{
    private const string Columns = "SELECT id, station, topic, title, text, position FROM answer_card";

    public Task<IReadOnlyList<AnswerCard>> OfStation(StationId station) =>
        database.Read<IReadOnlyList<AnswerCard>>(connection =>
            [.. connection.Query<Row>(
                $"{Columns} WHERE station = @Station ORDER BY position, created_at, id",
                new { Station = station.Value }).Select(row => row.ToCard())]);

    public Task<Outcome<AnswerCard>> Add(AnswerCard card, Caller by, DateTimeOffset now) =>
        database.Write<Outcome<AnswerCard>>(connection =>
        {
            var present = connection.ExecuteScalar<int>(
                "SELECT count(*) FROM answer_card WHERE station = @Station", new { Station = card.Station.Value });
            if (present >= AnswerCards.Most)
            {
                return AnswerCards.TooMany;
            }

            Insert(connection, card, now);
            Trace(connection, card, "answerCard.add", by, now);
            return card;
        });

    public Task<Outcome<AnswerCard>> Change(AnswerCard card, Caller by, DateTimeOffset now) =>
        database.Write<Outcome<AnswerCard>>(connection =>
        {
            if (Find(connection, card.Station, card.Id) is null)
            {
                return Refusal.NotFound("answer card");
            }

            connection.Execute(
                """
                UPDATE answer_card SET topic = @Topic, title = @Title, text = @Text, position = @Position
                WHERE id = @Id
                """,
                Values(card, now));
            Trace(connection, card, "answerCard.change", by, now);
            return card;
        });

    public Task<Outcome<AnswerCard>> Delete(StationId station, AnswerCardId card, Caller by, DateTimeOffset now) =>
        database.Write<Outcome<AnswerCard>>(connection =>
        {
            if (Find(connection, station, card) is not { } found)
            {
                return Refusal.NotFound("answer card");
            }

            connection.Execute("DELETE FROM answer_card WHERE id = @Id", new { Id = card.Value });
            Trace(connection, found, "answerCard.delete", by, now);
            return found;
        });

    /// <summary>Adds a card's row, within somebody else's commit.</summary>
    internal static void Insert(SqliteConnection connection, AnswerCard card, DateTimeOffset now) =>
        connection.Execute(
            """
            INSERT INTO answer_card (id, station, topic, title, text, position, created_at)
            VALUES (@Id, @Station, @Topic, @Title, @Text, @Position, @Now)
            """,
            Values(card, now));

    private static object Values(AnswerCard card, DateTimeOffset now) => new
    {
        Id = card.Id.Value,
        Station = card.Station.Value,
        Topic = (int)card.Topic,
        card.Title,
        card.Text,
        card.Position,
        Now = now.ToUnixTimeMilliseconds(),
    };

    private static AnswerCard? Find(SqliteConnection connection, StationId station, AnswerCardId card) =>
        connection.QuerySingleOrDefault<Row>(
            $"{Columns} WHERE id = @Id AND station = @Station",
            new { Id = card.Value, Station = station.Value })?.ToCard();

    private static void Trace(
        SqliteConnection connection, AnswerCard card, string action, Caller by, DateTimeOffset now) =>
        SqliteAuditStore.Append(
            connection, new AuditEntry(now, card.Station, by.Key, action, card.Id.Value, null));

    private sealed record Row(string Id, string Station, long Topic, string Title, string Text, long Position)
    {
        public AnswerCard ToCard() => new()
        {
            Id = new AnswerCardId(Id),
            Station = new StationId(Station),
            Topic = (QuestionTopic)Topic,
            Title = Title,
            Text = Text,
            Position = (int)Position,
        };
    }
}
