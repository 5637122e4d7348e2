namespace LiveFair.Web.Security;

/// <summary>A file that holds a secret: only the server's account can read it.</summary>
internal static class KeyFile
{
    /// <summary>
    /// Writes it as a whole, replacing what is there: beside its place first, so that a start that is broken off leaves
    /// no half of it.
    /// </summary>
    public static void Write(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var beside = $"{file}.new";
        File.Delete(beside); // One that is there would keep the mode that it has.
        using (var writer = new StreamWriter(beside, options))
        {
            writer.Write(text);
        }

        File.Move(beside, file, overwrite: true);
    }
}
