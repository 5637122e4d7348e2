using System.Globalization;

namespace LiveFair.Bench.Options;

/// <summary>The words after a command: options with values, and plain words.</summary>
internal sealed class OptionList
{
    private readonly Dictionary<string, string> _values = [];

    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public OptionList(IReadOnlyList<string> args, string usage, params string[] known)
    {
        Usage = usage;
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                Words.Add(args[i]);
            }
            else if (!known.Contains(args[i]))
            {
                throw new UsageException($"{args[i]} is no option. {usage}");
            }
            else
            {
                var name = args[i];
                _values[name] = ++i < args.Count ? args[i] : throw new UsageException($"{name} needs a value. {usage}");
            }
        }
    }

    public string Usage { get; }

    /// <summary>What stood without an option.</summary>
    public List<string> Words { get; } = [];

    public string Text(string name, string fallback) => _values.GetValueOrDefault(name, fallback);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A number within its bounds, both included.</summary>
    public double Number(string name, double fallback, double least, double most)
    {
        if (!_values.TryGetValue(name, out var text))
        {
            return fallback;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} {text}: a number from {least} to {most} is needed.");
    }

    /// <summary>The server's address; null when none was given.</summary>
    public Uri? Url(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new UsageException($"{name} {text}: an address that begins with http:// or https:// is needed.");
    }
}
