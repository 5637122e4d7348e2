namespace LiveFair.Web.Interest;

/// <summary>One table of a report.</summary>
/// <param name="Name">What a workbook calls it.</param>
/// <param name="Columns">The heads of its columns.</param>
/// <param name="Rows">Its rows: plain texts and numbers, as many as there are columns.</param>
internal sealed record SheetTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<object[]> Rows);
