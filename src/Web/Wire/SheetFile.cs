using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace LiveFair.Web.Wire;

/// <summary>Tables as files that a spreadsheet opens.</summary>
internal static class SheetFile
{
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="write">Writes its lines.</param>
    public static IResult Csv(string name, Action<CsvWriter> write)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            write(csv);
        }

        return Results.File(memory.ToArray(), "text/csv; charset=utf-8", name);
    }

    /// <summary>An Office Open XML workbook.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="content">The rows of one sheet; or a dictionary of sheets by their names.</param>
    public static IResult Xlsx(string name, object content)
    {
        using var memory = new MemoryStream();
        memory.SaveAs(content);
        return Results.File(memory.ToArray(), XlsxType, name);
    }
}
