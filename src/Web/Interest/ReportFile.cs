using System.Data;
using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace LiveFair.Web.Interest;

/// <summary>A report's tables as files for a spreadsheet.</summary>
internal static class ReportFile
{
    /// <summary>RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to read Chinese.</summary>
    public static byte[] Csv(SheetTable table)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            Write(csv, table.Columns);
            foreach (var row in table.Rows)
            {
                Write(csv, row);
            }
        }

        return memory.ToArray();
    }

    /// <summary>An Office Open XML workbook with a sheet for each table.</summary>
    public static byte[] Xlsx(IEnumerable<SheetTable> tables)
    {
        using var memory = new MemoryStream();
        memory.SaveAs(tables.ToDictionary(table => table.Name, table => (object)Fill(table)));
        return memory.ToArray();
    }

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
