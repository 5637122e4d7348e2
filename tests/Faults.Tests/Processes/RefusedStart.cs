namespace LiveFair.Faults.Tests.Processes;

/// <summary>A start that must come to nothing, and say why.</summary>
public static class RefusedStart
{
    /// <summary>
    /// Starts it and expects one line on standard error with all of <paramref name="named"/>, and exit code 2.
    /// </summary>
    public static async Task Expect(string data, int port, string[] more, params string[] named)
    {
        await using var server = Server.Launch(port, data, more);
        var code = await server.Ended();
        Assert.True(code == 2, $"The exit code is {code}. {server.Tail()}");
        var line = server.Complained.TrimEnd('\n');
        Assert.StartsWith("livefair: ", line);
        Assert.DoesNotContain('\n', line);
        Assert.All(named, word => Assert.Contains(word, line, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at ", server.Printed);
        Assert.DoesNotContain("Exception", server.Printed + line);
    }
}
