using System.Text;
using Xunit;

namespace HrBureau.Domain.Tests;

public class EvidenceNameTests
{
    [Theory]
    [InlineData("gate.jpg", "gate.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\win.ini", "win.ini")]
    [InlineData("C:\\fakepath\\现场 1.JPG", "现场 1.JPG")]
    [InlineData("/", "file")]
    [InlineData("..", "file")]
    [InlineData(".", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie_ x=1.jpg")]
    [InlineData("gate\0.jpg", "gate.jpg")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("ga\u200Bte\u2066.jpg", "gate.jpg")]
    [InlineData("\"a\";b='<c>|?*.jpg", "_a__b='_c____.jpg")]
    [InlineData("  .hidden. ", "hidden")]
    [InlineData("\uD800.jpg", "jpg")]
    [InlineData("e\u0301.jpg", "\u00E9.jpg")]
    public void A_name_is_only_a_name(string? given, string kept) => Assert.Equal(kept, EvidenceName.Clean(given));

    [Fact]
    public void A_long_name_is_cut_in_front_of_its_ending()
    {
        foreach (var letter in new[] { "a", "现", "👷", "e\u0301" })
        {
            var name = EvidenceName.Clean(string.Concat(Enumerable.Repeat(letter, 300)) + ".jpeg");

            Assert.EndsWith(".jpeg", name, StringComparison.Ordinal);
            Assert.InRange(name.EnumerateRunes().Count(), 10, EvidenceName.Limit);
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 10, 250);
            Assert.DoesNotContain('\uFFFD', name);
        }

        Assert.Equal(EvidenceName.Limit, EvidenceName.Clean("a." + new string('b', 300)).Length);
    }

    [Theory]
    [InlineData("evd-0123456789abcdef0123456789abcdef", true)]
    [InlineData("evd-0123456789ABCDEF0123456789abcdef", false)]
    [InlineData("evd-0123456789abcdef0123456789abcde/", false)]
    [InlineData("evd-1", false)]
    [InlineData("ev_-0123456789abcdef0123456789abcdef", false)]
    [InlineData(null, false)]
    public void An_id_is_told_from_words(string? text, bool isId) => Assert.Equal(isId, EvidenceId.Is(text));
}
