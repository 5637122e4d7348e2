using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LiveFair.Grains;
using LiveFair.Live;
using LiveFair.Web;

namespace LiveFair.Architecture.Tests.Reading;

/// <summary>The assemblies as the compiler left them: what they really use, whatever the source looks like.</summary>
internal static class Compiled
{
    public static Assembly Live { get; } = typeof(Refusal).Assembly;

    public static Assembly Grains { get; } = typeof(FairServices).Assembly;

    public static Assembly Web { get; } = typeof(Refusals).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Live, Grains, Web];

    public static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    /// <summary>Every type of other assemblies that it uses, with its namespace.</summary>
    public static IReadOnlyList<string> UsedTypes(Assembly assembly) => Read(assembly, reader =>
        [.. reader.TypeReferences.Select(handle => NameOf(reader, reader.GetTypeReference(handle)))]);

    /// <summary>Every member of other assemblies that it uses: <c>System.DateTime.get_UtcNow</c>.</summary>
    public static IReadOnlyList<string> UsedMembers(Assembly assembly) => Read(assembly, reader =>
        [.. reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => NameOf(reader, reader.GetTypeReference((TypeReferenceHandle)member.Parent))
                + "." + reader.GetString(member.Name))]);

    /// <summary>Every function of the system's libraries that it calls.</summary>
    public static IReadOnlyList<string> Imports(Assembly assembly) => Read(assembly, reader =>
        [.. reader.MethodDefinitions.Select(reader.GetMethodDefinition)
            .Where(method => !method.GetImport().Name.IsNil)
            .Select(method => reader.GetString(method.GetImport().Name))]);

    private static IReadOnlyList<string> Read(Assembly assembly, Func<MetadataReader, IReadOnlyList<string>> read)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        return read(file.GetMetadataReader());
    }

    private static string NameOf(MetadataReader reader, TypeReference type) =>
        $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
}
