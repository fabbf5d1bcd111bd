using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The built executable, killed while it takes a table: it goes on by itself, counts right, and takes no row twice.</summary>
public sealed class ImportHostTests : IDisposable
{
    private const int Rows = 3_000;
    private const int Sites = 500;
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_in_the_middle_of_a_table_it_goes_on_after_its_start_and_counts_every_row_once(bool onPostgres)
    {
        var settings = onPostgres ? await HostProcess.OnPostgresAsync() : [];
        string path;
        var kills = 0;
        await using (var host = await HostProcess.StartAsync(data.Path, 0, settings))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            path = $"/api/reports/imports/{(string)(await HandInAsync(officer))["importId"]!}";
            kills += await KillAfterAsync(host, officer, path, 1);
        }

        await using (var host = await HostProcess.StartAsync(data.Path, 0, settings))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            kills += await KillAfterAsync(host, officer, path, Rows / 2);
        }

        Assert.Equal(2, kills);
        await using var last = await HostProcess.StartAsync(data.Path, 0, settings);
        using var reader = await CountyClient.SignInAsync(last.Address, "duty-zhou");
        var ended = await UntilAsync(reader, path, import => (string)import["state"]! == "done");
        Assert.Equal((Rows, Sites, Rows - Sites, 0, 1), ((int)ended["done"]!, (int)ended["accepted"]!, (int)ended["merged"]!, (int)ended["unchanged"]!, (int)ended["rejectedRows"]!));

        var exported = await HostVerb.RunAsync(data.Path, ["export"], [.. settings, ("HRB_COUNTY", "demo")]);
        Assert.True(exported.Code == 0, exported.Said);
        var entries = exported.Printed.Split('\n').Where(line => line.Contains("\"incident-reported\"", StringComparison.Ordinal) || line.Contains("\"report-merged\"", StringComparison.Ordinal)).ToArray();
        Assert.Equal(Rows, entries.Length);
    }

    /// <summary>Kills the host as soon as so many rows are done and not yet all.</summary>
    private static async Task<int> KillAfterAsync(HostProcess host, CountyClient officer, string path, int rows)
    {
        var import = await UntilAsync(officer, path, import => (int)import["done"]! >= rows);
        await host.KillAsync();
        return (string)import["state"]! == "running" ? 1 : 0;
    }

    private static async Task<JsonNode> UntilAsync(CountyClient officer, string path, Func<JsonNode, bool> holds)
    {
        for (var begin = Stopwatch.GetTimestamp(); ;)
        {
            var import = (await officer.GetAsync(path)).Body!;
            if (holds(import))
            {
                return import;
            }

            Assert.True(Stopwatch.GetElapsedTime(begin) < TimeSpan.FromMinutes(3), $"Waited in vain: {import["done"]} rows are done.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonNode> HandInAsync(CountyClient officer)
    {
        var rows = Enumerable.Range(1, Rows).Select(n => $"K-{n},2026-01-{(n % 27) + 1:00} 08:42,启木劳务{n % Sites}号,青粟产业园{n % Sites}期,望粟镇{n % Sites}路,{1 + (n % 9)},1000.50,拖欠两个月工资");
        var table = Encoding.UTF8.GetBytes(string.Join('\n', (string[])["线索编号,反映时间,欠薪单位,项目名称,地址,欠薪人数,欠薪金额(元),反映内容", .. rows, "K-0,昨天,启木劳务,青粟产业园,望粟镇,3,100,拖欠"]));
        using var content = new ByteArrayContent(table);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { content, "file", "killed.csv" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/reports/import") { Content = form };
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await officer.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 202, text);
        return JsonNode.Parse(text)!;
    }
}
