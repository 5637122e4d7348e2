using System.Reflection;
using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;

namespace LiveFair.Architecture.Tests;

/// <summary>Numbers that were given once: fields of messages between nodes, and log events.</summary>
public sealed partial class NumbersTests
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] Serialized =
        [.. Compiled.All.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)))];

    [Fact]
    public void No_number_of_a_message_is_given_twice()
    {
        Assert.NotEmpty(Serialized);
        Repository.None(
            Serialized.SelectMany(type => Numbers(type).GroupBy(id => id).Where(same => same.Count() > 1)
                .Select(same => $"{type.Name} [Id({same.Key})]")),
            "Given twice:");
    }

    [Fact]
    public void Every_stored_property_of_a_message_has_a_number() => Repository.None(
        from type in Serialized
        from property in type.GetProperties(Own)
        where property.Name != "EqualityContract"
            && type.GetField($"<{property.Name}>k__BackingField", Own) is not null
            && !property.IsDefined(typeof(IdAttribute))
        select $"{type.Name}.{property.Name}",
        "Lost on the way to another node:");

    [Fact]
    public void No_number_of_a_log_event_is_given_twice()
    {
        var events = LogEvents().ToList();

        Assert.Equal(Repository.Source.Sum(file => file.Text.Split("[LoggerMessage(").Length - 1), events.Count);
        Repository.None(
            events.GroupBy(log => log.Number).Where(same => same.Count() > 1)
                .Select(same => $"{same.Key}: {string.Join(", ", same.Select(log => log.Path))}"),
            "Given twice:");
    }

    [Fact]
    public void Every_log_line_has_a_number() => Repository.None(
        from file in Repository.Source
        from line in file.Code.Split('\n')
        where Unnumbered().IsMatch(line)
        select $"{file.Path}: {line.Trim()}",
        "Logged without a number:");

    [Fact]
    public void No_log_line_holds_what_belongs_to_a_person() => Repository.None(
        LogEvents().Where(log => PhoneLike().IsMatch(log.Template) || Personal().IsMatch(log.Template))
            .Select(log => $"{log.Path}: {log.Template}"),
        "A phone, name, token or comment in a log:");

    private static IEnumerable<uint> Numbers(Type type) => type.GetMembers(Own)
        .Where(member => member.IsDefined(typeof(IdAttribute), inherit: false))
        .Select(member => member.GetCustomAttribute<IdAttribute>()!.Id);

    private static IEnumerable<(string Path, int Number, string Template)> LogEvents() =>
        from file in Repository.Source
        from Match log in LogEvent().Matches(file.Text)
        select (file.Path, int.Parse(log.Groups[1].Value), log.Groups[2].Value);

    [GeneratedRegex(@"\[LoggerMessage\(\s*(\d+),\s*LogLevel\.\w+,\s*""([^\]]*)""\s*\)\]")]
    private static partial Regex LogEvent();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\[LoggerMessage\((?!\s*\d)")]
    private static partial Regex Unnumbered();

    [GeneratedRegex(@"1[3-9]\d{9}")]
    private static partial Regex PhoneLike();

    [GeneratedRegex(
        @"\{\w*(Phone|Name|Nickname|Token|Text|Words|Code|Password|Secret|Query)\w*\}",
        RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
