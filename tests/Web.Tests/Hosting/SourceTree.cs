namespace LiveFair.Web.Tests.Hosting;

/// <summary>Finds the repository's own files from wherever the tests run.</summary>
internal static class SourceTree
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "LiveFair.sln")))
        {
            folder = folder.Parent;
        }

        Assert.True(folder is not null, "LiveFair.sln lies above no folder of " + AppContext.BaseDirectory);
        return System.IO.Path.Combine([folder.FullName, .. parts]);
    }
}
