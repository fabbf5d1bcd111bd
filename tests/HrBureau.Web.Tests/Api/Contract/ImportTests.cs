using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>A platform's table over the API, and by the verb, against a real process.</summary>
public sealed class ImportTests(SqliteCounty county) : IClassFixture<SqliteCounty>
{
    private const string Header = "线索编号,反映时间,欠薪单位,项目名称,地址,欠薪人数,欠薪金额(元),反映内容";

    static ImportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_table_is_looked_at_taken_and_changes_nothing_when_it_comes_again()
    {
        var table = Table("A", 12, "A-99,昨天,启木劳务,青粟产业园二期,望粟镇,3,100,拖欠");
        var draft = await SendAsync(table, "a.csv", "?preview=true");
        Assert.Equal(("draft", 12, "线索编号"), ((string)draft["state"]!, (int)draft["rows"]!, (string)draft["mapping"]!["columns"]!["source-ref"]!));

        var first = await SendAsync(table, "a.csv");
        Assert.Equal((12, 4, 8, 0), Counts(first));
        var rejected = Assert.Single(first["rejected"]!.AsArray());
        Assert.Equal((14, "date", "反映时间"), ((int)rejected!["row"]!, (string)rejected["code"]!, (string)rejected["column"]!));

        Assert.Equal((12, 0, 0, 12), Counts(await SendAsync(Encoding.GetEncoding("GB18030").GetBytes(Encoding.UTF8.GetString(table)), "b.csv")));
    }

    [Fact]
    public async Task The_rows_that_were_not_taken_come_back_as_a_table_with_reasons()
    {
        var import = await SendAsync(Table("R", 1, "R-99,昨天,启木劳务,青粟产业园二期,望粟镇,3,100,=HYPERLINK(1)"), "r.csv");
        var officer = await county.AsAsync("duty-zhou");
        using var answer = await officer.Http.GetAsync(new Uri($"/api/reports/imports/{import["importId"]}/rejected.xlsx", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(Unzipped(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "xl/worksheets/sheet1.xml"));
        Assert.Contains("R-99", text, StringComparison.Ordinal);
        Assert.Contains("看不出日期时间", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await county.AsAsync("town-grid")).GetAsync($"/api/reports/imports/{import["importId"]}")).Status);
    }

    [Fact]
    public async Task A_mapping_is_remembered_for_the_same_header()
    {
        var table = Encoding.UTF8.GetBytes("序号,来源编号,时间点,何处,说明\n1,M-1,2026-01-26 08:42,望粟镇,拖欠\n");
        Assert.Equal("mapping-incomplete", (string)(await SendAsync(table, "m.csv", status: 400))["code"]!);
        const string Mapping = """{"source":"petition","unit":"yuan","columns":{"source-ref":"来源编号","reported-at":"时间点","place":"何处","description":"说明"}}""";
        Assert.Equal((1, 1, 0, 0), Counts(await SendAsync(table, "m.csv", mapping: Mapping)));
        Assert.Equal((1, 0, 0, 1), Counts(await SendAsync(table, "m.csv")));
    }

    [Theory]
    [InlineData("a.xlsx", "这不是工作簿", 400)]
    [InlineData("a.csv", "", 400)]
    [InlineData("a.exe", "编号,内容\n1,2", 400)]
    public async Task What_is_no_table_is_refused_in_words_and_nothing_is_taken(string name, string content, int status)
    {
        var problem = await SendAsync(Encoding.UTF8.GetBytes(content), name, status: status);
        Assert.Equal("table-refused", (string)problem["code"]!);
        Assert.NotNull(problem["errors"]!["file"]);
    }

    [Fact]
    public async Task Who_may_not_take_reports_is_refused_before_the_table_is_read() =>
        Assert.Equal("duty-missing", (string)(await SendAsync(Table("X", 1), "x.csv", officer: "police-fang", status: 403))["code"]!);

    [Fact]
    public async Task The_verb_does_the_same_at_the_terminal_and_names_every_row_left()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "v.csv");
        await File.WriteAllBytesAsync(file, Table("V", 3, "V-99,昨天,启木劳务,青粟产业园二期,望粟镇,3,100,拖欠"), TestContext.Current.CancellationToken);
        (string, string)[] settings = [("ASPNETCORE_URLS", county.Host.Address.ToString()), ("HRB_PASSWORD", HostProcess.Password)];
        var ended = await HostVerb.RunAsync(folder.Path, ["import-reports", file, "--as", "duty-zhou"], settings);
        Assert.Equal(2, ended.Code);
        Assert.Contains("5\t", ended.Printed, StringComparison.Ordinal);
        var wrong = await HostVerb.RunAsync(folder.Path, ["import-reports", file, "--as", "duty-zhou"], settings[0], ("HRB_PASSWORD", "wrong"));
        Assert.Equal(1, wrong.Code);
    }

    private static (int Done, int Accepted, int Merged, int Unchanged) Counts(JsonNode import) =>
        ((int)import["done"]!, (int)import["accepted"]!, (int)import["merged"]!, (int)import["unchanged"]!);

    private static byte[] Table(string mark, int rows, params string[] more) => Encoding.UTF8.GetBytes(string.Join('\n', (string[])
        [Header, .. Enumerable.Range(1, rows).Select(n => $"{mark}-{n},2026-01-{n:00} 08:42,启木劳务{mark}{n % 4},青粟产业园{mark}{n % 4}期,望粟镇,{n},1000.50,拖欠两个月工资"), .. more]));

    private static byte[] Unzipped(byte[] file, string part)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        using var stream = archive.GetEntry(part)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private async Task<JsonNode> SendAsync(byte[] file, string name, string query = "", string? mapping = null, string officer = "duty-zhou", int status = 200)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { content, "file", name } };
        if (mapping is not null)
        {
            form.Add(new StringContent(mapping), "mapping");
        }

        using var answer = await (await county.AsAsync(officer)).Http.PostAsync(new Uri($"/api/reports/import{query}", UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, text);
        return JsonNode.Parse(text)!;
    }
}
