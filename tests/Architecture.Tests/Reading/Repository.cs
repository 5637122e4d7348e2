namespace LiveFair.Architecture.Tests.Reading;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = ["obj", "bin", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Source { get; } = Read("src");

    public static IReadOnlyList<SourceFile> Tests { get; } = Read("tests");

    public static IEnumerable<SourceFile> Project(string name) =>
        Source.Where(file => file.Path.StartsWith($"src/{name}/", StringComparison.Ordinal));

    public static string ReadText(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths below the root of the files in <c>src</c> and <c>tests</c> that end so.</summary>
    public static IEnumerable<string> Files(string ending) => Below("src", ending).Concat(Below("tests", ending));

    /// <summary>Fails with the offenders, one a line.</summary>
    public static void None(IEnumerable<string> offenders, string rule)
    {
        var found = offenders.ToList();
        Assert.True(found.Count == 0, $"{rule}\n{string.Join('\n', found)}");
    }

    private static List<SourceFile> Read(string folder) =>
        [.. Below(folder, ".cs").Select(path => new SourceFile(path, ReadText(path)))];

    private static IEnumerable<string> Below(string folder, string ending) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + ending, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(NotSource.Contains))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LiveFair.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No LiveFair.sln above {AppContext.BaseDirectory}.");
    }
}
