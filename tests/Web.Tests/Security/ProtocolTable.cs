using System.Text.RegularExpressions;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

/// <summary>The HTTP table of docs/protocol.md as rows: method, path, and who may call it.</summary>
internal static partial class ProtocolTable
{
    public static IReadOnlyList<ProtocolRow> Read()
    {
        var rows = new List<ProtocolRow>();
        var lines = File.ReadAllLines(SourceTree.Path("docs", "protocol.md"))
            .SkipWhile(line => line != "## HTTP").Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            var cells = line.Split(" | ");
            var who = cells[1].Trim() == "as above" ? rows[^1].Who : Who(cells[1].Trim());
            rows.AddRange(Calls(cells[0]).Select(call => new ProtocolRow(call.Method, call.Path, who)));
        }

        return rows;
    }

    private static string Who(string words) => words.Split([':', ',', ' '])[0] switch
    {
        "viewer" when words.Contains("staff", StringComparison.Ordinal) => "member",
        "members" => "member",
        "host" when words.Contains("staff", StringComparison.Ordinal) => "staff",
        var first => first,
    };

    /// <summary>A cell may name several calls: `GET a`, `POST a`; `PUT`/`DELETE a`; `POST a/start` `/pause`.</summary>
    private static IEnumerable<(string Method, string Path)> Calls(string cell)
    {
        var waiting = new List<string>();
        var (method, path) = ("", "");
        foreach (Match match in Quoted().Matches(cell))
        {
            var words = match.Groups[1].Value.Split(' ');
            if (words[0].StartsWith('/'))
            {
                path = path[..path.LastIndexOf('/')] + words[0];
                yield return (method, path);
                continue;
            }

            foreach (var each in words[0].Split('/'))
            {
                waiting.Add(each);
            }

            if (words.Length == 2)
            {
                (method, path) = (words[0].Split('/')[^1], words[1].Split('?')[0]);
                foreach (var each in waiting)
                {
                    yield return (each, path);
                }

                waiting.Clear();
            }
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

/// <summary>One call of the protocol.</summary>
internal sealed record ProtocolRow(string Method, string Path, string Who);
