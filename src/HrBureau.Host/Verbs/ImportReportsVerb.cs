using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace HrBureau.Host;

/// <summary><c>import-reports FILE --as OFFICER</c>: hands a platform's table to the running system, says how far it is, and names every row that was not taken.</summary>
internal static class ImportReportsVerb
{
    private const int RowsLeft = 2;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(Settings settings, string file, string officer, TextWriter output)
    {
        if (!File.Exists(file))
        {
            throw StartRefusedException.Because("table-missing", file);
        }

        using var system = new RunningSystem(settings);
        await system.SignInAsync(settings, officer);
        var import = await HandInAsync(system, file);
        for (; (string?)import["state"] != "done"; import = await system.GetAsync($"/api/reports/imports/{import["importId"]}"))
        {
            await Console.Error.WriteLineAsync(HostTexts.Both("import-running", (int)import["done"]!, (int)import["rows"]!));
            await Task.Delay(LookEvery, TimeProvider.System);
        }

        foreach (var rejected in import["rejected"]!.AsArray())
        {
            await output.WriteLineAsync($"{rejected!["row"]}\t{rejected["reason"]}");
        }

        var left = import["rejected"]!.AsArray().Select(rejected => (int)rejected!["row"]!).Distinct().Count();
        await output.WriteLineAsync(HostTexts.Both("import-done", (int)import["accepted"]!, (int)import["merged"]!, (int)import["unchanged"]!, left));
        return left == 0 ? 0 : RowsLeft;
    }

    private static async Task<JsonNode> HandInAsync(RunningSystem system, string file)
    {
        await using var bytes = File.OpenRead(file);
        using var content = new StreamContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { content, "file", Path.GetFileName(file) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/reports/import") { Content = form };
        request.Headers.Add("Prefer", "respond-async");
        return await system.SendAsync(request);
    }
}
