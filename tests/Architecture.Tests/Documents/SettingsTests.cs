using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using LiveFair.Web.Hosting;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>The settings that docs/configuration.md lists, and those that the server reads.</summary>
public sealed class SettingsTests
{
    private const string Page = "docs/configuration.md";

    [Fact]
    public void The_page_lists_every_setting_and_no_other() => Assert.Equal(
        Settings().Select(setting => setting.Key).Order(), Rows().Select(row => row.Key).Order());

    [Fact]
    public void The_page_tells_every_default_as_it_is()
    {
        var written = Rows().ToDictionary(row => row.Key, row => row.Default);

        Assert.All(Settings(), setting =>
        {
            Assert.True(written.TryGetValue(setting.Key, out var cell), $"{setting.Key} is not in {Page}");
            Assert.Equal((setting.Key, setting.Default), (setting.Key, Parse(cell, setting.Type)));
        });
    }

    [Fact]
    public void The_page_says_something_of_every_setting() =>
        Assert.All(MarkdownTable.Read(Page, "Key"), row => Assert.True(row is [_, _, { Length: > 10 }], row[0]));

    private static IEnumerable<(string Key, string Default)> Rows() =>
        MarkdownTable.Read(Page, "Key").Select(row => (MarkdownTable.Quoted(row[0]).Single(), row[1]));

    private static IEnumerable<(string Key, Type Type, object? Default)> Settings() => Leaves("", new FairSettings());

    private static IEnumerable<(string Key, Type Type, object? Default)> Leaves(string section, object settings) =>
        settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .SelectMany(property =>
            {
                var key = section + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
                var value = property.GetValue(settings);
                return property.PropertyType is { IsClass: true } type
                    && type.Namespace!.StartsWith("LiveFair", StringComparison.Ordinal)
                    ? Leaves(key + ".", value!)
                    : [(key, property.PropertyType, value)];
            });

    /// <summary>What the server would read from the words in the cell; "none" is no value.</summary>
    private static object? Parse(string cell, Type type)
    {
        if (cell == "none")
        {
            return null;
        }

        var words = MarkdownTable.Quoted(cell).Single();
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum
            ? Enum.Parse(plain, words, ignoreCase: true)
            : TypeDescriptor.GetConverter(plain).ConvertFromString(null, CultureInfo.InvariantCulture, words);
    }
}
