namespace LiveFair.Web.Media.Rtmp;

/// <summary>A value of AMF0 (Action Message Format, Adobe 2006), the language of RTMP's commands.</summary>
internal abstract record AmfValue
{
    /// <summary>The text that it is; null when it is none.</summary>
    public string? Text => (this as TextValue)?.Of;

    public static implicit operator AmfValue(double number) => new NumberValue(number);

    public static implicit operator AmfValue(string text) => new TextValue(text);
}

/// <summary>A number, or a date in milliseconds since 1970.</summary>
internal sealed record NumberValue(double Of) : AmfValue;

/// <summary>True or false.</summary>
internal sealed record FlagValue(bool Of) : AmfValue;

/// <summary>A text, short or long, or XML.</summary>
internal sealed record TextValue(string Of) : AmfValue;

/// <summary>Null, undefined, a reference, or something that the sender could not write.</summary>
internal sealed record NothingValue : AmfValue
{
    public static readonly NothingValue Here = new();
}

/// <summary>An object or an associative array, its members in the order they were written.</summary>
internal sealed record ObjectValue(IReadOnlyList<NamedValue> Members) : AmfValue
{
    /// <summary>The member of that name that was written last; null when there is none.</summary>
    public AmfValue? this[string name] => Members.LastOrDefault(member => member.Name == name)?.Value;
}

/// <summary>A member of an object.</summary>
internal sealed record NamedValue(string Name, AmfValue Value);

/// <summary>An array of values in order.</summary>
internal sealed record ListValue(IReadOnlyList<AmfValue> Items) : AmfValue;
