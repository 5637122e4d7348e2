namespace LiveFair.Bench.Transcripts;

/// <summary>One line of a transcript: who does what when.</summary>
internal sealed record TranscriptAction
{
    /// <summary>The name that stands for the session's host.</summary>
    public const string Host = "host";

    public required TimeSpan At { get; init; }

    public required string By { get; init; }

    public required ActionKind Do { get; init; }

    /// <summary>Of a comment or a notice.</summary>
    public string Text { get; init; } = "";

    /// <summary>A posting's title.</summary>
    public string Posting { get; init; } = "";

    /// <summary>Of a reaction, as on the wire.</summary>
    public string Kind { get; init; } = "";

    /// <summary>By which a comment is found again when it is removed.</summary>
    public string? Key { get; init; }

    /// <summary>The key of the comment that is removed, or the viewer who is muted.</summary>
    public string Target { get; init; } = "";

    public string Reason { get; init; } = "";

    public double? Minutes { get; init; }

    public bool IsHosts => By == Host;
}

internal enum ActionKind
{
    Join,
    Leave,
    Comment,
    React,
    Apply,
    Enrol,
    Start,
    Pause,
    Resume,
    End,
    Pin,
    Unpin,
    Notice,
    RemoveComment,
    Mute,
}
