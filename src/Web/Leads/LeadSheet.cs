using System.Globalization;
using LiveFair.Live.Leads;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Leads;

/// <summary>
/// Leads as a table for a spreadsheet. Cells that a spreadsheet would run as a formula are made plain text.
/// </summary>
internal sealed class LeadSheet(IReadOnlyList<Lead> leads, Privacy privacy)
{
    public IResult ToCsv() => SheetFile.Csv("leads.csv", csv => csv.WriteRecords(Rows()));

    public IResult ToXlsx() => SheetFile.Xlsx("leads.xlsx", Rows());

    private IEnumerable<SheetRow> Rows() => leads.Select(lead => new SheetRow(
        lead.Id.Value,
        Words.Of(lead.State),
        SheetCell.Plain(privacy == Privacy.Revealed ? lead.Name.Whole : lead.Name.Masked),
        privacy == Privacy.Revealed ? lead.Phone.Digits : lead.Phone.Masked,
        SheetCell.Plain(lead.PostingTitle),
        lead.PostingVersion,
        SheetCell.Plain(lead.SessionTitle ?? ""),
        SheetCell.Plain(lead.AssigneeName ?? ""),
        lead.CreatedAt.ToString("O", CultureInfo.InvariantCulture)));

    private sealed record SheetRow(
        string Lead,
        string State,
        string Name,
        string Phone,
        string Posting,
        int PostingVersion,
        string Session,
        string Assignee,
        string CreatedAt);
}

/// <summary>Whether personal data stand whole.</summary>
internal enum Privacy
{
    /// <summary>As lists show them.</summary>
    Masked,

    /// <summary>Whole; only behind an audited reason.</summary>
    Revealed,
}
