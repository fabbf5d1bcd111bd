using System.Text.RegularExpressions;

using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

public sealed partial class ChineseTextTests
{
    [Fact]
    public void Code_carries_no_chinese_text_outside_comments()
    {
        var files = Directory.EnumerateFiles(Repository.At("src"), "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        var found = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (file, index, line))).Where(at => HasChinese(at.line));
        Assert.Empty(found.Select(at => $"{Path.GetRelativePath(Repository.Root, at.file)}:{at.index + 1}"));
    }

    [Theory]
    [InlineData("""var text = "欠薪";""", true)]
    [InlineData("""var text = "欠薪"; // arrears""", true)]
    [InlineData("/// <summary>Arrears (欠薪).</summary>", false)]
    [InlineData("var arrears = 0; // 欠薪", false)]
    public void The_check_tells_text_from_comment(string line, bool chinese) => Assert.Equal(chinese, HasChinese(line));

    private static bool HasChinese(string line) => Ideographs().IsMatch(Comment().Replace(line, string.Empty));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Ideographs();

    /// <remarks>A comment begins at two strokes that are not part of an address such as https://.</remarks>
    [GeneratedRegex(@"(?<!:)//.*$")]
    private static partial Regex Comment();
}
