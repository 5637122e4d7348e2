using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Viewers;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>Shows signs of interest with who gave them, in which words.</summary>
internal sealed class EvidenceList(ILogStore logs, IViewerStore viewers)
{
    /// <summary>In the order of the signs; a comment that was removed meanwhile is left out.</summary>
    public async Task<IReadOnlyList<EvidenceMessage>> Show(SessionId session, IReadOnlyList<InterestSign> signs)
    {
        var events = (await logs.ReadAt(LogName.Of(session), [.. signs.Select(sign => sign.Offset)]))
            .ToDictionary(logged => logged.Offset);
        var names = await viewers.Nicknames(
            [.. signs.Where(sign => sign.How == SignMeans.Tap).Select(sign => sign.Viewer).Distinct()]);
        return
        [
            .. signs.Where(sign => events.ContainsKey(sign.Offset))
                .Select(sign => Show(sign, events[sign.Offset], names)).OfType<EvidenceMessage>(),
        ];
    }

    private static EvidenceMessage? Show(
        InterestSign sign, LoggedEvent logged, IReadOnlyDictionary<ViewerId, string> names) => logged.Body switch
        {
            Commented { Text: { } text } said => new EvidenceMessage(
                sign.Offset, logged.At, sign.MediaMs, PersonMessage.From(said.By), text, Words.Of(sign.Kind),
                Words.Of(sign.How), said.Reading?.Topic is { } topic ? Words.Of(topic) : null),
            Reacted => new EvidenceMessage(
                sign.Offset, logged.At, sign.MediaMs,
                new PersonMessage(sign.Viewer.Value, names.GetValueOrDefault(sign.Viewer, "")), null,
                Words.Of(sign.Kind), Words.Of(sign.How), null),
            _ => null,
        };
}

/// <summary>One event behind a number of the board.</summary>
internal sealed record EvidenceMessage(
    long Offset,
    DateTimeOffset At,
    long MediaMs,
    PersonMessage By,
    string? Text,
    string Kind,
    string How,
    string? Topic);
