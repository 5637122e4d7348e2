using System.Text;

namespace LiveFair.Web.Interest;

/// <summary>
/// <c>./livefair classify</c>: answers each JSON line of standard input with one, in their order and at once, so that
/// the rules for comments can be tried by hand or measured from outside.
/// </summary>
public static class ClassifyCommand
{
    /// <returns>0; 1 when a line could not be read, which was answered with an error.</returns>
    public static async Task<int> Run(Stream from, Stream to)
    {
        using var lines = new StreamReader(from, Encoding.UTF8);
        await using var answers = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        {
            NewLine = "\n",
        };
        var reading = new ClassifyLines();
        while (await lines.ReadLineAsync() is { } line)
        {
            await answers.WriteLineAsync(reading.Answer(line));
            await answers.FlushAsync();
        }

        return reading.HasFailed ? 1 : 0;
    }
}
