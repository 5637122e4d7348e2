using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Interest.Learning;

/// <summary>
/// <c>./livefair bench interest learn</c>: learns anew what wording weighs, and writes it into the sources.
/// </summary>
internal static class LearnCommand
{
    /// <returns>0.</returns>
    public static int Run()
    {
        foreach (var (name, text) in Lessons.Read().Learn())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FileOf(name))!);
            File.WriteAllText(FileOf(name), text);
            Console.WriteLine($"{text.Count(letter => letter == '\n')} rows of {name} in {FileOf(name)}");
        }

        return 0;
    }

    /// <summary>The file that holds what was learnt.</summary>
    public static string FileOf(string name) =>
        Path.Combine(SourceTree.Root, "src", "Live", "Interest", "Reading", "Weights", $"{name}.txt");
}
