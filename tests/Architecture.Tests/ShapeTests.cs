using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;

namespace LiveFair.Architecture.Tests;

/// <summary>How files, types and methods look.</summary>
public sealed partial class ShapeTests
{
    private const int MaxColumns = 120;

    private static readonly string[] NoNouns = ["Utils", "Helpers", "Common", "Managers", "Services"];

    [Fact]
    public void A_folder_is_a_namespace() => Repository.None(
        Repository.Source.Concat(Repository.Tests)
            .Where(file => file.Types.Count > 0 && file.Namespace != file.ExpectedNamespace)
            .Select(file => $"{file.Path}: {file.Namespace}, not {file.ExpectedNamespace}"),
        "The namespace is not the folder:");

    [Fact]
    public void A_folder_is_named_for_what_it_holds() => Repository.None(
        Repository.Source.Concat(Repository.Tests)
            .Where(file => file.Path.Split('/').Any(NoNouns.Contains)).Select(file => file.Path),
        "A folder that could hold anything:");

    [Fact]
    public void A_file_is_named_after_its_first_type_or_its_family_of_types() => Repository.None(
        Repository.Source.Where(file => file.Types.Count > 0 && file.Types[0] != file.Name && !IsFamily(file))
            .Select(file => $"{file.Path}: {string.Join(", ", file.Types)}"),
        "The file is named otherwise:");

    /// <summary>
    /// What one public type per file means here: its data (records, enums, settings) may stand beside it.
    /// </summary>
    [Fact]
    public void A_file_holds_one_type_that_does_something_and_its_data() => Repository.None(
        Repository.Source.Where(file => file.Types.Count(type => DoesSomething(file, type)) > 1)
            .Select(file => $"{file.Path}: {string.Join(", ", file.Types.Where(type => DoesSomething(file, type)))}"),
        "More than one type that does something:");

    [Fact]
    public void Grain_classes_are_internal_sealed_and_named_after_their_interface()
    {
        var grains = Compiled.Grains.GetTypes().Where(type => type.IsSubclassOf(typeof(Grain))).ToList();

        Assert.NotEmpty(grains);
        Assert.All(grains, grain =>
        {
            Assert.True(grain is { IsNotPublic: true, IsSealed: true }, $"{grain.Name} is not internal sealed");
            Assert.Contains(grain.GetInterfaces(), contract => contract.Name == $"I{grain.Name}");
        });
    }

    [Fact]
    public void A_grain_is_reached_by_its_id_only() => Repository.None(
        Repository.Source
            .Where(file => file.Path != "src/Live/Grains.cs"
                && file.Code.Contains("GetGrain<", StringComparison.Ordinal))
            .Select(file => file.Path),
        "A raw GetGrain:");

    [Fact]
    public void No_task_is_dropped_blocked_on_or_taken_off_its_grain()
    {
        Repository.None(Lines(Repository.Source, Dropped()), "A task that nobody awaits or somebody blocks on:");
        Repository.None(
            Lines(
                Repository.Project("Grains").Where(file => file.Name.EndsWith("Grain", StringComparison.Ordinal)),
                OffItsScheduler()),
            "A grain leaves its scheduler:");
    }

    /// <summary>As .editorconfig says, for everything that is written in C#; there is no exemption.</summary>
    [Fact]
    public void A_line_ends_at_120_columns() => Repository.None(
        from file in Repository.Source.Concat(Repository.Tests)
        from line in file.Text.Split('\n').Index()
        where line.Item.TrimEnd('\r').Length > MaxColumns
        select $"{file.Path}:{line.Index + 1}: {line.Item.Length} columns",
        "A line is too long:");

    [Fact]
    public void No_file_has_regions() =>
        Repository.None(Lines(Repository.Source.Concat(Repository.Tests), Region()), "A region:");

    [Fact]
    public void No_test_is_skipped_or_sleeps() =>
        Repository.None(Lines(Repository.Tests, SkippedOrSleeping()), "Skipped, or sleeping:");

    [Fact]
    public void Contracts_of_grains_have_no_Async_endings() => Repository.None(
        Compiled.Live.GetTypes().Where(type => type.IsAssignableTo(typeof(IGrain)))
            .SelectMany(grain => grain.GetMethods())
            .Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
        "An Async ending:");

    [Fact]
    public void Nothing_public_takes_a_boolean_or_answers_a_tuple() => Repository.None(
        Compiled.All.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace?.StartsWith("LiveFair.", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMethods(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute))
                && (IsTuple(method.ReturnType) || method.GetParameters().Any(one => one.ParameterType == typeof(bool))))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"),
        "A boolean parameter or a tuple:");

    private static bool IsTuple(Type type) =>
        type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true
        || type.GenericTypeArguments.Any(IsTuple);

    /// <summary>Only records beside one another, for example the requests of the hub in HubRequests.</summary>
    private static bool IsFamily(SourceFile file) =>
        Plural().Match(file.Name) is { Success: true } plural
        && file.Types.All(type =>
            type.EndsWith(plural.Groups[1].Value, StringComparison.Ordinal) && !DoesSomething(file, type));

    private static bool DoesSomething(SourceFile file, string name)
    {
        var type = Compiled.All.SelectMany(assembly => assembly.GetTypes())
            .First(type => type.Namespace == file.Namespace && type.Name.Split('`')[0] == name);
        return !type.IsEnum && !IsRecord(type) && (type.IsInterface || HasMethods(type));
    }

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", AnyMember) is not null;

    private static bool HasMethods(Type type) => type.GetMethods(AnyMember).Any(method => !method.IsSpecialName);

    private const BindingFlags AnyMember = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<string> Lines(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Code.Split('\n')
        where pattern.IsMatch(line)
        select $"{file.Path}: {line.Trim()}";

    [GeneratedRegex(@"\basync void\b|\.Result\b(?!<)|\.Wait\(\)|\bConfigureAwait\b|^\s*_ = \w+Async\(")]
    private static partial Regex Dropped();

    [GeneratedRegex(@"\bTask\.Run\b|\bTask\.Factory\b|\bnew Thread\b|\.GetAwaiter\(\)")]
    private static partial Regex OffItsScheduler();

    [GeneratedRegex(@"^\s*#(end)?region")]
    private static partial Regex Region();

    [GeneratedRegex(@"\bSkip = ""|\bThread\.Sleep\(")]
    private static partial Regex SkippedOrSleeping();

    [GeneratedRegex(@"([A-Z][a-z]+)s$")]
    private static partial Regex Plural();
}
