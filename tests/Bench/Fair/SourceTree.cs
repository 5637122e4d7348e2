namespace LiveFair.Bench.Fair;

/// <summary>Where this benchmark was built from.</summary>
internal static class SourceTree
{
    /// <exception cref="FairProblem">It is not run from its source tree.</exception>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiveFair.sln")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName
                ?? throw new FairProblem("The benchmark is not run from its source tree, with ./livefair bench.");
        }
    }
}
