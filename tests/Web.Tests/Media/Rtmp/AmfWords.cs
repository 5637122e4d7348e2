using System.Globalization;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Tests.Media.Rtmp;

/// <summary>A value as a person would write it.</summary>
internal static class AmfWords
{
    public static string Of(AmfValue value) => value switch
    {
        NumberValue number => number.Of.ToString("R", CultureInfo.InvariantCulture),
        FlagValue flag => flag.Of ? "true" : "false",
        TextValue text => $"'{text.Of}'",
        ObjectValue of => $"{{{string.Join(',', of.Members.Select(one => $"{one.Name}:{Of(one.Value)}"))}}}",
        ListValue list => $"[{string.Join(',', list.Items.Select(Of))}]",
        _ => "null",
    };
}
