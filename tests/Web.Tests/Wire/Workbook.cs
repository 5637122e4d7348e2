using System.IO.Compression;
using System.Text;

namespace LiveFair.Web.Tests.Wire;

/// <summary>Looks into a workbook as a spreadsheet gets it.</summary>
internal static class Workbook
{
    /// <summary>All of its XML: what a formula or a word would be found in.</summary>
    public static string Text(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        var text = new StringBuilder();
        foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }
}
