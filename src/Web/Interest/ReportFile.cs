using System.Data;
using System.Globalization;
using CsvHelper;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>A report's tables as files for a spreadsheet.</summary>
internal static class ReportFile
{
    public static IResult Csv(string name, SheetTable table) => SheetFile.Csv(name, csv =>
    {
        Write(csv, table.Columns);
        foreach (var row in table.Rows)
        {
            Write(csv, row);
        }
    });

    /// <summary>A workbook with a sheet for each table.</summary>
    public static IResult Xlsx(string name, IEnumerable<SheetTable> tables) =>
        SheetFile.Xlsx(name, tables.ToDictionary(table => table.Name, table => (object)Fill(table)));

    private static void Write(CsvWriter csv, IEnumerable<object> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }

    private static DataTable Fill(SheetTable table)
    {
        var filled = new DataTable { Locale = CultureInfo.InvariantCulture };
        for (var i = 0; i < table.Columns.Count; i++)
        {
            filled.Columns.Add(table.Columns[i], table.Rows is [var first, ..] ? first[i].GetType() : typeof(string));
        }

        foreach (var row in table.Rows)
        {
            filled.Rows.Add(row);
        }

        return filled;
    }
}
