using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>One escalation from the first report to the receipt of another agency's own system, as people and machines do it over HTTP.</summary>
internal static class Escalation
{
    public const string Police = "agy-police";
    public const string Place = "Quokka Gate 77";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Reported, verified, taken charge of; a letter to the police drafted by one officer and signed by another; sent, and answered by the machine there.</summary>
    /// <returns>The incident.</returns>
    public static async Task<string> TellAsync(HostProcess web, Receiver agency)
    {
        var (incident, key) = await SendAsync(web, agency);

        // A machine may answer before its message is recorded as sent; here it answers after.
        using var zhou = await CountyClient.SignInAsync(web.Address, "duty-zhou");
        await UntilAsync(async () => (await zhou.TimelineAsync(incident)).Any(entry => (string)entry["kind"]! == "notice-sent" && entry["data"]!.ToJsonString().Contains(agency.Got[0].Id, StringComparison.Ordinal)), web);
        using var machine = new HttpClient { BaseAddress = web.Address };
        machine.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var taken = await machine.PostAsJsonAsync(new Uri($"/api/notices/{agency.Got[0].Id}/receipt", UriKind.Relative), new { state = "acknowledged" });
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        return incident;
    }

    /// <summary>The same until the message has come to the agency's own system, whatever that answers.</summary>
    /// <returns>The incident, and the agency's key for receipts.</returns>
    public static async Task<(string Incident, string Key)> SendAsync(HostProcess web, Receiver agency)
    {
        using var admin = await CountyClient.SignInAsync(web.Address, "admin");
        Assert.True((await admin.Http.PutAsJsonAsync(new Uri($"/api/agencies/{Police}/webhook", UriKind.Relative), new { url = agency.Url })).IsSuccessStatusCode);
        var made = await admin.Http.PostAsJsonAsync(new Uri("/api/keys", UriKind.Relative), new { agency = Police, name = "Gateway", scopes = new[] { "receipts" } });
        var key = (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["key"]!;

        using var zhou = await CountyClient.SignInAsync(web.Address, "duty-zhou");
        using var yan = await CountyClient.SignInAsync(web.Address, "lead-yan");
        var reported = await zhou.ReportAsync(new
        {
            source = "hotline",
            reportedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            reporter = new { name = Canaries.ReporterName, phone = Canaries.ReporterPhone },
            employer = new { name = Canaries.ContractorName },
            place = Place,
            headcount = 46,
            description = $"{Canaries.Word} says wages are unpaid",
        });
        var incident = (string)reported.Body!["incidentId"]!;
        await MustAsync(zhou.CommandAsync(incident, new { type = "verify-report", headcount = 46 }));
        await MustAsync(zhou.CommandAsync(incident, new { type = "take-charge" }));
        var drafted = await MustAsync(zhou.CommandAsync(incident, new { type = "draft-request", kind = "early-intervention", to = Police, text = $"Please come, {Canaries.Word}." }));
        await MustAsync(yan.CommandAsync(incident, new { type = "approve-request", requestId = (string)drafted["requestId"]! }));
        await UntilAsync(() => Task.FromResult(agency.Got.Count > 0), web);
        return (incident, key);
    }

    /// <summary>Waits, bounded, until something holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, params HostProcess[] hosts)
    {
        for (var begin = Stopwatch.GetTimestamp(); !await holds();)
        {
            Assert.True(Stopwatch.GetElapsedTime(begin) < Patience, $"Waited in vain. {string.Join('\n', hosts.Select(host => host.Output))}");
            await Task.Delay(Pause, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<JsonNode> MustAsync(Task<CountyClient.Answer> act)
    {
        var answer = await act;
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Body!;
    }
}
