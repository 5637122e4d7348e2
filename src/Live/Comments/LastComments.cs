using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>The last comments of one log, and which comments were removed from it. Not thread-safe.</summary>
/// <param name="most">How many are kept.</param>
public sealed class LastComments(int most)
{
    private readonly Queue<LoggedEvent> _last = [];
    private readonly Dictionary<long, long> _removals = [];

    /// <summary>A copy, oldest first; removed ones without words.</summary>
    public IReadOnlyList<LoggedEvent> List => _last.ToArray();

    /// <summary>The offset of the event that removed the comment; null when it stands.</summary>
    public long? RemovalOf(long comment) => _removals.TryGetValue(comment, out var offset) ? offset : null;

    /// <summary>Keeps a comment, the newest so far.</summary>
    public void Add(LoggedEvent comment)
    {
        _last.Enqueue(comment);
        if (_last.Count > most)
        {
            _last.Dequeue();
        }
    }

    /// <summary>Takes the words of a comment away.</summary>
    /// <param name="target">The comment's offset.</param>
    /// <param name="removal">The offset of the event that removed it.</param>
    public void Remove(long target, long removal)
    {
        _removals[target] = removal;
        for (var left = _last.Count; left > 0; left--)
        {
            var comment = _last.Dequeue();
            _last.Enqueue(comment.Offset == target
                ? comment with { Body = ((Commented)comment.Body).Removed() }
                : comment);
        }
    }
}
