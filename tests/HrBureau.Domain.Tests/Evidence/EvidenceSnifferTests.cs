using System.Text;
using Xunit;

namespace HrBureau.Domain.Tests;

public class EvidenceSnifferTests
{
    [Theory]
    [InlineData("FFD8FFE000104A464946", "image/jpeg")]
    [InlineData("89504E470D0A1A0A0000000D", "image/png")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("52494646000000005745425056503820", "image/webp")]
    [InlineData("5249464600000000574156456674", "audio/wav")]
    [InlineData("524946460000000041564920", "application/octet-stream")]
    [InlineData("00000018667479706865696300000000", "image/heic")]
    [InlineData("00000018667479706D69663100000000686569632020", "image/heic")]
    [InlineData("00000014667479706D69663100000000", "image/heif")]
    [InlineData("00000018667479706D696631000000006176696620202020", "application/octet-stream")]
    [InlineData("000000186674797069736F6D00000200", "video/mp4")]
    [InlineData("00000018667479706D70343200000000", "video/mp4")]
    [InlineData("00000014667479707174202000000000", "video/quicktime")]
    [InlineData("00000018667479703367703500000000", "video/3gpp")]
    [InlineData("00000018667479704D34412000000000", "audio/mp4")]
    [InlineData("0000001866747970786D6C2000000000", "application/octet-stream")]
    [InlineData("4944330300000000", "audio/mpeg")]
    [InlineData("FFFB9064", "audio/mpeg")]
    [InlineData("2321414D520A", "audio/amr")]
    [InlineData("4F67675300", "audio/ogg")]
    [InlineData("255044462D312E37", "application/pdf")]
    [InlineData("4D5A900003000000", "application/octet-stream")]
    [InlineData("7F454C4602010100", "application/octet-stream")]
    [InlineData("504B030414000000", "application/octet-stream")]
    [InlineData("D0CF11E0A1B11AE1", "application/octet-stream")]
    [InlineData("", "application/octet-stream")]
    public void Content_says_what_a_file_is(string hex, string type) => Assert.Equal(type, Sniff(Convert.FromHexString(hex), "photo.jpg").MediaType);

    [Theory]
    [InlineData("微信聊天记录\n你什么时候发工资？", "chat.txt", "text/plain")]
    [InlineData("姓名,金额\n", "list.csv", "text/plain")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "page.txt", "application/octet-stream")]
    [InlineData("words first, then <SCRIPT src=x>", "page.txt", "application/octet-stream")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "picture.jpg", "application/octet-stream")]
    [InlineData("<?xml version='1.0'?><a/>", "data.xml", "application/octet-stream")]
    [InlineData("#!/bin/sh\nrm -rf /", "notes.txt", "application/octet-stream")]
    [InlineData("alert(1)", "tool.js", "application/octet-stream")]
    [InlineData("del *.*", "tool.BAT", "application/octet-stream")]
    [InlineData("a\0b", "notes.txt", "application/octet-stream")]
    public void Words_are_text_and_whatever_could_act_is_not(string text, string name, string type) => Assert.Equal(type, Sniff(Encoding.UTF8.GetBytes(text), name).MediaType);

    [Fact]
    public void Words_in_the_county_s_older_encoding_are_text_and_a_piece_may_begin_and_end_within_a_character()
    {
        Assert.Equal(EvidenceType.Text, Sniff([0xD5, 0xC5, 0xC8, 0xFD, 0x0D, 0x0A], "old.txt"));
        Assert.Equal(EvidenceType.Text, EvidenceSniffer.Sniff(Encoding.UTF8.GetBytes("工资").AsSpan(0, 5), Encoding.UTF8.GetBytes("工资").AsSpan(1), "chat.txt"));
        Assert.Equal(EvidenceType.Unknown, Sniff([0xFF, 0x41], "old.txt"));
    }

    [Theory]
    [InlineData("word/document.xml", false, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("xl/workbook.xml", false, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("word/document.xml", true, "application/octet-stream")]
    [InlineData("anything.txt", false, "application/octet-stream")]
    public void An_archive_is_what_its_list_of_contents_names(string part, bool macros, string type)
    {
        var archive = Archive([.. new[] { "[Content_Types].xml", part }, .. macros ? ["word/vbaProject.bin"] : Array.Empty<string>()]);

        Assert.Equal(type, Sniff(archive, "paper.docx").MediaType);
        Assert.Equal(type, EvidenceSniffer.Sniff(archive.AsSpan(0, 40), archive.AsSpan(10), "paper.docx").MediaType);
    }

    [Fact]
    public void A_list_of_contents_that_lies_about_its_length_or_its_entries_names_nothing()
    {
        var archive = Archive(["[Content_Types].xml", "word/document.xml"]);
        for (var i = 0; i < archive.Length; i++)
        {
            foreach (var wrong in new byte[] { 0x00, 0x7F, 0xFF })
            {
                var altered = archive.ToArray();
                altered[i] = wrong;
                _ = Sniff(altered, "paper.docx");
                _ = EvidenceSniffer.Sniff(altered, altered.AsSpan(i), "paper.docx");
            }
        }

        archive.AsSpan(archive.Length - 10, 4).Fill(0xFF);
        Assert.Equal(EvidenceType.Unknown, Sniff(archive, "paper.docx"));
    }

    [Fact]
    public void Words_are_text_only_if_they_end_as_they_begin()
    {
        Assert.Equal(EvidenceType.Text, EvidenceSniffer.Sniff("A note."u8, "Its end."u8, "note.txt"));
        Assert.Equal(EvidenceType.Unknown, EvidenceSniffer.Sniff("A note."u8, "<script>alert(1)</script>"u8, "note.txt"));
        Assert.Equal(EvidenceType.Unknown, EvidenceSniffer.Sniff("A note."u8, [0x50, 0x4B, 0x05, 0x06, 0x00], "note.txt"));
    }

    [Fact]
    public void Two_things_in_one_are_what_they_begin_as()
    {
        Assert.Equal(EvidenceType.Gif, Sniff([.. "GIF89a/*"u8, .. "*/=1;<script>alert(1)</script>"u8], "picture.gif"));
        Assert.Equal(EvidenceType.Pdf, Sniff([.. "%PDF-1.4"u8, .. Archive(["word/document.xml", "[Content_Types].xml"])], "paper.pdf"));
    }

    [Theory]
    [InlineData("photo.jpg", true)]
    [InlineData("photo.JPG", true)]
    [InlineData("photo.png", false)]
    [InlineData("photo", false)]
    [InlineData("photo.html", true)]
    public void An_ending_that_says_something_else_is_flagged(string name, bool contradicts) => Assert.Equal(contradicts, EvidenceType.Png.IsContradictedBy(name));

    [Fact]
    public void What_nobody_knows_is_contradicted_only_by_an_ending_somebody_knows()
    {
        Assert.True(EvidenceType.Unknown.IsContradictedBy("virus.jpg"));
        Assert.False(EvidenceType.Unknown.IsContradictedBy("tool.exe"));
        Assert.Same(EvidenceType.Unknown, EvidenceType.Of("text/html"));
        Assert.All(EvidenceType.All, type => Assert.Same(type, EvidenceType.Of(type.MediaType)));
        Assert.All(EvidenceType.All.Where(type => type.Previewed), type => Assert.Equal(EvidenceKind.Image, type.Kind));
    }

    private static EvidenceType Sniff(byte[] bytes, string name) => EvidenceSniffer.Sniff(bytes, bytes, name);

    private static byte[] Archive(string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("words"u8);
            }
        }

        return stream.ToArray();
    }
}
