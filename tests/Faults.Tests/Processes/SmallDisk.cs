using System.Diagnostics;

namespace LiveFair.Faults.Tests.Processes;

/// <summary>
/// A disk of a few megabytes that can be filled and freed. It needs root, or sudo without a password.
/// </summary>
public sealed class SmallDisk : IDisposable
{
    private readonly DataFolder _place = new();

    public SmallDisk(int megabytes)
    {
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=777", "livefair-faults", Path);
    }

    public string Path => _place.Path;

    private string Ballast => _place.Under("ballast");

    /// <summary>Takes every free byte.</summary>
    public void Fill() => Leave(megabytes: 0);

    /// <summary>Takes all free bytes but so many.</summary>
    public void Leave(int megabytes)
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4_096];
        try
        {
            while (megabytes == 0 || new DriveInfo(Path).AvailableFreeSpace > megabytes * 1024L * 1024)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Run("umount", Path);
        _place.Dispose();
    }

    private static void Run(params string[] command)
    {
        var whole = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        var start = new ProcessStartInfo(whole[0], whole.Skip(1)) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', whole)}: {complaint}");
    }
}
