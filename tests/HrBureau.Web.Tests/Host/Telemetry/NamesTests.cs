using System.Text.RegularExpressions;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Every name of a span or metric stands on the page that says how to watch, and no other does.</summary>
public sealed partial class NamesTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("deploy", "operations.md"));

    [Fact]
    public void Every_metric_there_is_stands_on_the_page_and_no_other()
    {
        var made = Sources().SelectMany(text => Metric().Matches(text)).Select(found => found.Groups[1].Value).Order().ToArray();
        var said = Page[Page.IndexOf("## Metrics", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => Name().Matches(line.Split('|')[1])).Select(found => found.Groups[1].Value).Order().ToArray();

        Assert.True(made.Length > 10);
        Assert.Equal(made, said);
    }

    [Fact]
    public void Every_span_there_is_stands_on_the_page_and_has_a_word_in_both_languages()
    {
        var made = Sources().SelectMany(text => Span().Matches(text).Concat(Act().Matches(text))).Select(found => found.Groups[1].Value).Distinct().ToArray();

        Assert.True(made.Length > 10);
        Assert.All(made, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
        Assert.All(made, name => Assert.NotNull(TextTable.Words.Find($"Span.{name.Replace(' ', '-')}")));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    [GeneratedRegex(@"Meter\.Create\w+(?:<\w+>)?\(\s*""([a-z.]+)""")]
    private static partial Regex Metric();

    [GeneratedRegex(@"`(hrbureau\.[a-z.]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"const string \w+Span = ""([a-z ]+)""")]
    private static partial Regex Span();

    [GeneratedRegex(@"WebTelemetry\.Start\(""([a-z ]+)""")]
    private static partial Regex Act();
}
