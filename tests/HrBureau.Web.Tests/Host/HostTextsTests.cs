using System.Text.RegularExpressions;
using HrBureau.Host;
using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What the terminal says of a store that cannot be used: whole sentences in Chinese, then in English.</summary>
public sealed partial class HostTextsTests
{
    /// <summary>Three words of English in a row; names of settings and of SQL are fewer.</summary>
    internal const string EnglishSentence = "[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}";

    private static readonly object[] Arguments = ["{0}", "{1}", "{2}", "{3}"];

    [Fact]
    public void Every_refusal_of_the_store_has_its_sentence_in_both_languages()
    {
        var codes = Directory.EnumerateFiles(Repository.At("src", "HrBureau.Storage"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(codes.Count > 20);
        Assert.All(codes.Append("storage-away"), code =>
        {
            var lines = HostTexts.Both(code, Arguments).Split('\n');
            Assert.DoesNotMatch(EnglishSentence, lines[0]);
            Assert.Matches("[\\p{IsCJKUnifiedIdeographs}]", lines[0]);
            Assert.DoesNotMatch("[\\p{IsCJKUnifiedIdeographs}]", lines[1]);
        });
    }

    [Fact]
    public async Task A_wrong_schema_is_refused_in_Chinese_and_in_English()
    {
        using var folder = new TemporaryFolder();
        await using var store = Store.Open(new StorageOptions { Folder = folder.Path });
        var empty = await Assert.ThrowsAsync<SchemaException>(() => store.Migrator.RequireAsync(TestContext.Current.CancellationToken));
        var options = Assert.Throws<StorageOptionsException>(new StorageOptions { Folder = folder.Path, HashAlgorithm = "md5" }.Validate);

        Assert.All<StorageException>([empty, options], refused =>
        {
            var lines = HostTexts.Both("storage-refused", HostTexts.Of(refused.Problems)).Split('\n');
            Assert.Equal(2, lines.Length);
            Assert.DoesNotMatch(EnglishSentence, lines[0]);
            Assert.Contains(refused.Message, lines[1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Whoever_starts_it_with_a_setting_that_cannot_work_reads_why_in_both()
    {
        using var folder = new TemporaryFolder();

        var said = (await HostVerb.RunAsync(folder.Path, ["verify"], ("HRB_HASH", "md5"))).Said;

        Assert.Equal("存储无法使用：HRB_HASH 为“md5”：请用 sha-256 或 sm3。请按提示更正后重新启动。", said.Split('\n')[0]);
        Assert.Contains("HRB_HASH is 'md5': use sha-256 or sm3.", said, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?:Because|Of)\(\s*""((?:schema|storage)-[a-z-]+)""")]
    private static partial Regex Code();
}
