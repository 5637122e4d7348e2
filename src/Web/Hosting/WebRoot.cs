namespace LiveFair.Web.Hosting;

/// <summary>
/// Finds the built pages: beside the program once published, in the source tree while it runs from there.
/// </summary>
internal static class WebRoot
{
    private const string NotBuilt = """
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>LiveFair</title>
        <h1>页面还没有构建</h1>
        <p>服务在运行，但找不到网页文件。请在 <code>src/Web/Pages</code> 里运行 <code>npm ci</code> 和
        <code>npm run build</code>，然后重新启动。</p>
        <p lang="en">The server runs, but its pages were not built. Run <code>npm ci</code> and
        <code>npm run build</code> in <code>src/Web/Pages</code>, then start again.</p>
        </html>
        """;

    /// <summary>The folder of the pages; null when they were not built. Never the program's own folder.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var root = Path.Combine(folder.FullName, "wwwroot");
            if (Directory.Exists(root))
            {
                return root;
            }
        }

        return null;
    }

    /// <summary>The one page that holds all others; or, where it is missing, how to get it.</summary>
    public static IResult Page(string? root) =>
        root is not null && Path.Combine(Path.GetFullPath(root), "index.html") is var page && File.Exists(page)
            ? Results.File(page, "text/html; charset=utf-8")
            : Results.Content(
                NotBuilt, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
}
