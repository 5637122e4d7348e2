using System.Text;

namespace LiveFair.Bench.Measures;

/// <summary>Prints columns that stand below one another, also when a cell holds Chinese.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [heads];

    public void Add(params object[] cells) => _rows.Add([.. cells.Select(cell => $"{cell}")]);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, heads.Length).Select(column => _rows.Max(row => Width(row[column]))).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                var fill = new string(' ', widths[column] - Width(row[column]));
                text.Append(column == 0 ? row[column] + fill : $"  {fill}{row[column]}");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    // East Asian letters take two columns of a terminal.
    private static int Width(string cell) => cell.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 ? 2 : 1);
}
