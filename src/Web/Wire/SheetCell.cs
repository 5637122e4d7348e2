namespace LiveFair.Web.Wire;

/// <summary>Cells of tables for spreadsheets.</summary>
internal static class SheetCell
{
    private const string FormulaStarts = "=+-@\t\r＝＋－＠";

    /// <summary>The same words, which no spreadsheet runs as a formula.</summary>
    public static string Plain(string cell) =>
        cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
}
