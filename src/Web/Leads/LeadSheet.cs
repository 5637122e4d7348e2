using System.Globalization;
using System.Text;
using CsvHelper;
using LiveFair.Live.Leads;
using LiveFair.Web.Wire;
using MiniExcelLibs;

namespace LiveFair.Web.Leads;

/// <summary>
/// Leads as a table for a spreadsheet. Cells that a spreadsheet would run as a formula are made plain text.
/// </summary>
internal sealed class LeadSheet(IReadOnlyList<Lead> leads, Privacy privacy)
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    public byte[] ToCsv()
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            csv.WriteRecords(Rows());
        }

        return memory.ToArray();
    }

    /// <summary>An Office Open XML workbook with one sheet.</summary>
    public byte[] ToXlsx()
    {
        using var memory = new MemoryStream();
        memory.SaveAs(Rows());
        return memory.ToArray();
    }

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
