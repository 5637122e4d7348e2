using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>Keeps every line that the server logs, and knows which of them a test may not see.</summary>
public sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();
    private readonly ConcurrentBag<string> _expected = [];
    private readonly ConcurrentBag<string> _secrets = [];
    private readonly ConcurrentBag<AwaitedLine> _awaited = [];

    /// <summary>How many lines there are, to tell one test's lines from another's.</summary>
    public int Mark => _lines.Count;

    /// <summary>An error with this in its category or text is part of the test.</summary>
    public void Expect(string part) => _expected.Add(part);

    /// <summary>Something that no line may ever hold.</summary>
    public string Secret(string secret)
    {
        _secrets.Add(secret);
        return secret;
    }

    /// <summary>Ends with the next line that has this in it; take it before the act that logs it.</summary>
    public Task Next(string part)
    {
        var awaited = new AwaitedLine(part);
        _awaited.Add(awaited);
        return awaited.Came;
    }

    public IReadOnlyList<LogLine> Since(int mark) => [.. _lines.Skip(mark)];

    /// <summary>Fails on an error that no test expects, and on personal data at any level.</summary>
    public void AssertClean(int mark)
    {
        var lines = Since(mark);
        var errors = lines.Where(line => line.Level >= LogLevel.Error && !_expected.Any(line.Holds)).ToList();
        Assert.True(errors.Count == 0, "unexpected errors were logged: " + string.Join('\n', errors));
        var leaks = lines.Where(line => _secrets.Any(line.Holds)).ToList();
        Assert.True(leaks.Count == 0, "personal data was logged: " + string.Join('\n', leaks));
    }

    public ILogger CreateLogger(string categoryName) => new Collector(categoryName, Add);

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        _lines.Enqueue(line);
        foreach (var awaited in _awaited)
        {
            awaited.Look(line);
        }
    }

    private sealed class AwaitedLine(string part)
    {
        private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Came => _came.Task;

        public void Look(LogLine line)
        {
            if (line.Holds(part))
            {
                _came.TrySetResult();
            }
        }
    }

    private sealed class Collector(string category, Action<LogLine> add) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            add(new LogLine(logLevel, category, $"{formatter(state, exception)} {exception}"));
    }
}

/// <summary>A line as it was logged, with the whole exception.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Text)
{
    public bool Holds(string part) =>
        Text.Contains(part, StringComparison.Ordinal) || Category.Contains(part, StringComparison.Ordinal);
}
