namespace LiveFair.Web.Hosting;

/// <summary>Finds the built pages: beside the program once published, in the source tree while it runs from there.</summary>
internal static class WebRoot
{
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var root = Path.Combine(folder.FullName, "wwwroot");
            if (Directory.Exists(root))
            {
                return root;
            }
        }

        return AppContext.BaseDirectory;
    }
}
