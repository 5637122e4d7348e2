namespace LiveFair.Web.Media.Rtmp;

/// <summary>A command of a publisher (RTMP 1.0, section 7.1.1).</summary>
/// <param name="Transaction">What its answer must name.</param>
/// <param name="Arguments">The command object, then whatever else was said.</param>
internal sealed record RtmpCommand(string Name, double Transaction, IReadOnlyList<AmfValue> Arguments)
{
    private const int Longest = 16 * 1024;

    /// <summary>The command object; empty when there is none.</summary>
    public ObjectValue Object => Arguments is [ObjectValue first, ..] ? first : new ObjectValue([]);

    /// <summary>The text at that place after the command object; null when none stands there.</summary>
    public string? Text(int place) => Arguments.Count > place + 1 ? Arguments[place + 1].Text : null;

    /// <summary>Reads a command; null when it is none.</summary>
    public static RtmpCommand? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > Longest)
        {
            return null;
        }

        var reader = new AmfReader(body);
        if (!reader.TryRead(out var name) || name.Text is not { } said || !reader.TryRead(out var transaction))
        {
            return null;
        }

        var arguments = new List<AmfValue>();
        while (!reader.IsAtEnd)
        {
            if (!reader.TryRead(out var argument))
            {
                return null;
            }

            arguments.Add(argument);
        }

        return transaction is NumberValue number ? new RtmpCommand(said, number.Of, arguments) : null;
    }
}
