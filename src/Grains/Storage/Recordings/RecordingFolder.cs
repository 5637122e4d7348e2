using System.Globalization;
using LiveFair.Live.Ids;
using LiveFair.Live.Media.Recordings;

namespace LiveFair.Grains.Storage.Recordings;

/// <summary>
/// The folder of one session's recording: <c>1.mp4</c>, <c>2.mp4</c> and so on, and <c>whole</c> for as long as no part
/// was left out. That mark is made first and taken away later, for taking away works on a full disk too. A link is no
/// folder and no file of a recording: it would show what belongs to somebody else.
/// </summary>
internal sealed class RecordingFolder(string root, SessionId session)
{
    private const string Ending = ".mp4";
    private const string Gone = ".gone-";

    /// <summary>Where it lies.</summary>
    public string Location { get; } = Path.Combine(root, session.Value);

    private string Mark => Path.Combine(Location, "whole");

    /// <summary>The sessions that have a folder, or a rest of one that could not be removed.</summary>
    public static IReadOnlyList<SessionId> List(string root) => Directory.Exists(root)
        ? [.. Directory.EnumerateDirectories(root).Select(path => Named(Path.GetFileName(path))).Where(IdText.IsValid)
            .Distinct().Select(name => new SessionId(name))]
        : [];

    /// <summary>Makes the folder, unless it is there, and answers the path of the next file.</summary>
    public string Next()
    {
        if (!Directory.Exists(Location))
        {
            Directory.CreateDirectory(Location);
            File.WriteAllBytes(Mark, []);
        }

        return PathOf(Files().LastOrDefault(new StoredFile(0, 0)).Number + 1);
    }

    /// <summary>Whether there is a file of that number.</summary>
    public bool Has(int number) => IsOwn(new DirectoryInfo(Location)) && IsOwn(new FileInfo(PathOf(number)));

    public string PathOf(int number) =>
        Path.Combine(Location, number.ToString(CultureInfo.InvariantCulture) + Ending);

    /// <summary>Remembers that a part was left out.</summary>
    public void TakeMark()
    {
        Directory.CreateDirectory(Location); // Without the mark, should it be the first that fails.
        File.Delete(Mark);
    }

    public StoredRecording? Find()
    {
        try
        {
            return Files() is { Count: > 0 } files
                ? new StoredRecording(files, File.Exists(Mark) ? Completeness.Whole : Completeness.Incomplete)
                : null;
        }
        catch (Exception problem) when (problem is DirectoryNotFoundException or FileNotFoundException)
        {
            // Deleted in this moment.
            return null;
        }
    }

    /// <summary>
    /// Takes the whole recording away at once, and then its files one by one; with them what a crash kept from being
    /// removed. One call at a time.
    /// </summary>
    public void Delete()
    {
        var gone = Path.Combine(root, Gone + session.Value);
        if (Directory.Exists(gone))
        {
            Directory.Delete(gone, recursive: true);
        }

        if (Directory.Exists(Location))
        {
            Directory.Move(Location, gone);
            Directory.Delete(gone, recursive: true);
        }
    }

    private static string Named(string folder) =>
        folder.StartsWith(Gone, StringComparison.Ordinal) ? folder[Gone.Length..] : folder;

    private List<StoredFile> Files()
    {
        var folder = new DirectoryInfo(Location);
        return IsOwn(folder)
            ? [.. folder.EnumerateFiles("*" + Ending).Where(IsOwn).Select(Stored).OfType<StoredFile>()
                .OrderBy(file => file.Number)]
            : [];
    }

    private static bool IsOwn(FileSystemInfo entry) =>
        entry.Exists && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static StoredFile? Stored(FileInfo file) => int.TryParse(
        Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new StoredFile(number, file.Length)
            : null;
}
