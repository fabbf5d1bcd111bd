using System.Net.Http.Json;
using System.Text;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>Report, chain, contact, request and answer with a canary in every personal field; then everything that can go wrong, with canaries where they do not belong.</summary>
internal static class CanaryStory
{
    private const int Scale = 600;
    private const string Description = $"Wages unpaid, {Canaries.Word} says; card {Canaries.Card}.";

    public static async Task TellAsync(Uri address)
    {
        using var zhou = await CountyClient.SignInAsync(address, "duty-zhou");
        using var yan = await CountyClient.SignInAsync(address, "lead-yan");
        var reporter = new { name = Canaries.ReporterName, phone = Canaries.ReporterPhone, idNumber = Canaries.ReporterIdNumber };

        // Once in drill time, so that clocks strike; once for real, so that the actors of the units learn of it.
        await HandleAsync(zhou, yan, reporter, "Canary drill", Scale);
        var incident = await HandleAsync(zhou, yan, reporter, "Canary site", null);
        await GoWrongAsync(zhou, incident, reporter);
    }

    private static async Task<string> HandleAsync(CountyClient zhou, CountyClient yan, object reporter, string project, int? scale)
    {
        var opened = await Must(zhou.ReportAsync(Reports.Of(project, scale, reporter, description: Description)));
        var incident = (string)opened.Body!["incidentId"]!;
        await Must(zhou.ReportAsync(Reports.Of(project, scale, reporter, description: Description)));
        await Must(zhou.CommandAsync(incident, new { type = "verify-report", headcount = 46, behaviours = (string[])["gate-blocked"] }));
        await Must(zhou.CommandAsync(incident, Contractor()));
        await Must(zhou.CommandAsync(incident, new { type = "add-note", text = $"{Canaries.Word} paid to card {Canaries.Card}" }));
        await Must(zhou.CommandAsync(incident, Attempt(DateTimeOffset.Parse((string)(await zhou.GetAsync($"/api/incidents/{incident}")).Body!["time"]!["now"]!, null), "no-answer")));
        await Must(zhou.CommandAsync(incident, new { type = "declare-unreachable", personId = "boss", reason = "three ways tried" }));
        var raised = await Must(yan.CommandAsync(incident, new { type = "raise-request", kind = "early-intervention", to = "agy-police", text = "Please come." }));
        var now = (string)(await zhou.GetAsync($"/api/incidents/{incident}")).Body!["time"]!["now"]!;
        await Must(zhou.CommandAsync(incident, new
        {
            type = "record-answer",
            requestId = (string)raised.Body!["requestId"]!,
            answer = "acknowledged",
            by = new { name = Canaries.AnsweredBy, post = "duty officer" },
            channel = "phone",
            at = now,
        }));
        await FileAsync(zhou, incident);
        Assert.NotEmpty(await zhou.TimelineAsync(incident));
        return incident;
    }

    /// <summary>A file whose name, place, taker and bytes name somebody.</summary>
    private static async Task FileAsync(CountyClient zhou, string incident)
    {
        var (status, body) = await zhou.UploadAsync(
            Encoding.UTF8.GetBytes($"{Canaries.ReporterName} {Canaries.ReporterIdNumber}"), $"{Canaries.ReporterName}.txt", null, "text/plain", "file", ("place", Canaries.ContractorName), ("taker", Canaries.AnsweredBy));
        Assert.Equal(201, status);
        await Must(zhou.CommandAsync(incident, new { type = "attach-evidence", evidenceId = (string)body!["evidenceId"]!, caption = "What he wrote" }));
        using var file = await zhou.FetchAsync((string)body["evidenceId"]!);
        Assert.Equal(200, (int)file.StatusCode);
        using var lost = await zhou.FetchAsync(Canaries.ReporterIdNumber);
        Assert.Equal(404, (int)lost.StatusCode);
    }

    private static object Contractor() => new
    {
        type = "name-party",
        partyId = "gang",
        role = "labour-contractor",
        name = Canaries.ContractorName,
        persons = new[]
        {
            new
            {
                personId = "boss",
                name = Canaries.ContractorName,
                post = "labour-contractor",
                keyPerson = true,
                contacts = new[] { new { kind = "phone", value = Canaries.ContractorPhone, source = "worker" } },
            },
        },
    };

    private static object Attempt(DateTimeOffset at, string result) => new
    {
        type = "record-contact-attempt",
        personId = "boss",
        channel = "phone",
        contact = Canaries.ContractorPhone,
        result,
        at,
        inspectors = (string[])["duty-zhou", "duty-lu"],
    };

    private static async Task GoWrongAsync(CountyClient zhou, string incident, object reporter)
    {
        using var fang = await CountyClient.SignInAsync(zhou.Http.BaseAddress!, "police-fang");
        var commands = $"/api/incidents/{incident}/commands";

        // Refused, stale, another body under a used key, not allowed, not visible.
        await Fails(409, zhou.CommandAsync(incident, new { type = "record-answer", requestId = "req-none", answer = "acknowledged", by = new { name = Canaries.AnsweredBy, post = "x" }, channel = "phone", at = DateTimeOffset.UtcNow }));
        await Fails(412, zhou.CommandAsync(incident, Contractor(), ifMatch: 1));
        await Must(zhou.CommandAsync(incident, new { type = "add-note", text = "a" }, "used"));
        await Fails(422, zhou.CommandAsync(incident, Contractor(), "used"));
        await Fails(404, fang.CommandAsync("inc-360121-20200101-001", Contractor()));
        await Fails(404, zhou.CommandAsync(Canaries.ReporterIdNumber, Contractor()));

        // Bad JSON, wrong words, unknown fields, canaries as names of fields and of types.
        await Fails(400, SendAsync(zhou, commands, $$"""{"type":"name-party","name":"{{Canaries.ContractorName}}" """));
        await Fails(400, SendAsync(zhou, commands, $$"""{"type":"{{Canaries.ContractorName}}"}"""));
        await Fails(400, SendAsync(zhou, "/api/reports", $$"""{"reporter":"{{Canaries.ReporterPhone}}" """));
        await Fails(400, zhou.CommandAsync(incident, Attempt(DateTimeOffset.UtcNow, Canaries.ContractorPhone)));
        await Fails(400, zhou.ReportAsync(new { source = "hotline", reportedAt = DateTimeOffset.UtcNow, reporter = new { name = Canaries.ReporterName, phone = Canaries.ReporterPhone, idNumber = Canaries.ReporterPhone }, place = "x", description = "y" }));
        await Fails(400, zhou.GetAsync($"/api/incidents?limit={Canaries.ReporterPhone}"));

        // Whoever misnames a field is told its name, and nobody else.
        Assert.Equal(400, (await SendAsync(zhou, commands, $$"""{"type":"add-note","{{Canaries.ReporterIdNumber}}":1,"text":"x"}""")).Status);

        // In addresses: searches, paths that lead nowhere, a phone number or a name typed where the officer's id belongs.
        await Must(zhou.GetAsync($"/api/incidents?q={Canaries.ReporterPhone}"));
        await Must(zhou.GetAsync($"/api/incidents?q={Uri.EscapeDataString(Canaries.ReporterName)}"));
        await Fails(404, zhou.GetAsync($"/api/incidents/{Canaries.ReporterIdNumber}"));
        await Fails(404, zhou.GetAsync($"/api/incidents/inc-{Canaries.Stranger}"));
        await Fails(404, zhou.GetAsync($"/api/agencies/agy-{Canaries.Stranger}/inbox"));
        await Fails(404, zhou.GetAsync($"/api/persons/{Uri.EscapeDataString(Canaries.ReporterName)}"));
        foreach (var typed in (string[])[Canaries.Stranger, Canaries.ReporterName])
        {
            using var answer = await zhou.Http.PostAsJsonAsync(new Uri("/api/sign-in", UriKind.Relative), new { officer = typed, password = Canaries.Stranger });
            Assert.Equal(401, (int)answer.StatusCode);
        }

        await Must(zhou.ReportAsync(Reports.Of("Canary last", null, reporter)));
    }

    private static async Task<CountyClient.Answer> SendAsync(CountyClient officer, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        using var answer = await officer.Http.SendAsync(request);
        return new CountyClient.Answer((int)answer.StatusCode, null, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<CountyClient.Answer> Must(Task<CountyClient.Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status is 200 or 201, $"{answer.Status} {answer.Text}");
        return answer;
    }

    private static async Task Fails(int status, Task<CountyClient.Answer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == status, $"{status} was expected: {answer.Status} {answer.Text}");
        Assert.Empty(Canaries.In(Encoding.UTF8.GetBytes(answer.Text)));
    }
}
