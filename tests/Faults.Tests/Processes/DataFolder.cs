namespace LiveFair.Faults.Tests.Processes;

/// <summary>A data folder of one test, gone with it.</summary>
public sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("livefair-faults-").FullName;

    public string Database => Under("livefair.db");

    public string Under(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a settings file into the folder and answers its path.</summary>
    public string Settings(string json)
    {
        var file = Under("orleans.json");
        File.WriteAllText(file, json);
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
