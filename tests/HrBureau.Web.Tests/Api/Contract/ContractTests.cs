using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

public abstract class ContractTests(CountyHost county)
{
    [Fact]
    public async Task Sixty_reports_of_one_site_from_six_officers_at_once_make_one_incident()
    {
        var callers = new List<CountyClient>();
        foreach (var officer in (string[])["duty-zhou", "duty-lu", "lead-yan", "office-zhi", "county-duty", "town-grid"])
        {
            callers.Add(await county.AsAsync(officer));
        }

        var answers = await Task.WhenAll(callers.Select(async caller =>
        {
            var own = new List<CountyClient.Answer>();
            for (var i = 0; i < 10; i++)
            {
                own.Add(await caller.ReportAsync(Reports.Of("Sixty"), $"sixty-{caller.Officer}-{i}"));
            }

            return own;
        }));
        var all = answers.SelectMany(answer => answer).ToArray();
        var incident = (string)all[0].Body!["incidentId"]!;

        Assert.All(all, answer => Assert.Equal(201, answer.Status));
        Assert.Single(all.Select(answer => (string)answer.Body!["incidentId"]!).Distinct());
        Assert.Single(all, answer => !(bool)answer.Body!["merged"]!);
        var kinds = (await callers[0].TimelineAsync(incident)).Select(entry => (string)entry["kind"]!).ToArray();
        Assert.Equal((1, 59), (kinds.Count(kind => kind == "incident-reported"), kinds.Count(kind => kind == "report-merged")));
    }

    [Fact]
    public async Task The_same_key_ten_times_at_once_is_one_entry_and_one_reply()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var incident = await OpenAsync("Ten times");

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => zhou.CommandAsync(incident, new { type = "add-note", text = "once" }, "ten")));
        var other = await zhou.CommandAsync(incident, new { type = "add-note", text = "twice" }, "ten");

        Assert.All(replies, reply => Assert.Equal(200, reply.Status));
        Assert.Single(replies.Select(reply => reply.Text).Distinct());
        Assert.Equal((422, "key-reused"), (other.Status, (string?)other.Body!["code"]));
        Assert.Single(await zhou.TimelineAsync(incident), entry => (string?)entry["kind"] == "note-added");
    }

    [Fact]
    public async Task A_stale_version_is_told_and_nothing_is_recorded()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var incident = await OpenAsync("Stale");

        // Deliveries of the notices the report owes are entries too, and may come in between.
        long version;
        int status;
        do
        {
            version = (long)(await zhou.GetAsync($"/api/incidents/{incident}")).Body!["version"]!;
            status = (await zhou.CommandAsync(incident, new { type = "add-note", text = "a" }, ifMatch: version)).Status;
        }
        while (status == 412);

        Assert.Equal(200, status);
        Assert.Equal(412, (await zhou.CommandAsync(incident, new { type = "add-note", text = "b" }, ifMatch: version)).Status);
        Assert.DoesNotContain(await zhou.TimelineAsync(incident), entry => (string?)entry["data"]?["text"] == "b");
    }

    [Fact]
    public async Task A_view_carries_the_shape_of_the_contract()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var view = (await zhou.GetAsync($"/api/incidents/{await OpenAsync("Shape", 60)}")).Body!;

        foreach (var name in (string[])["version", "phase", "grade", "holder", "headcount", "tracks", "chain", "contacts", "requests", "clocks", "money", "nextSteps", "sources"])
        {
            Assert.True(view.AsObject().ContainsKey(name), name);
        }

        Assert.Equal(60, (int)view["time"]!["scale"]!);
        Assert.Equal(18_630_000, (long)view["money"]!["reportedFen"]!);
        Assert.All(view["nextSteps"]!.AsArray(), step => Assert.False(string.IsNullOrEmpty((string?)step!["text"])));
    }

    [Fact]
    public async Task Another_agency_cannot_tell_absent_from_not_its_own()
    {
        var fang = await county.AsAsync("police-fang");
        var incident = await OpenAsync("Not yours");
        foreach (var path in (string[])["", "/timeline", "/integrity", "/events"])
        {
            var theirs = await fang.GetAsync($"/api/incidents/{incident}{path}");
            var absent = await fang.GetAsync($"/api/incidents/inc-360121-20200101-001{path}");
            Assert.Equal((404, absent.Text), (theirs.Status, theirs.Text));
        }

        var refused = await fang.CommandAsync(incident, new { type = "acknowledge-request", requestId = "req-1" });
        var nowhere = await fang.CommandAsync("inc-360121-20200101-001", new { type = "acknowledge-request", requestId = "req-1" });
        Assert.Equal((404, nowhere.Text), (refused.Status, refused.Text));
        Assert.Equal(404, (await fang.GetAsync("/api/agencies/agy-hr/inbox")).Status);
        Assert.Equal(200, (await fang.GetAsync("/api/agencies/agy-police/inbox")).Status);
        Assert.DoesNotContain(incident, (await fang.GetAsync("/api/incidents")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_resumes_and_carries_new_entries_at_once()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var incident = await OpenAsync("Stream");
        var last = (long)(await zhou.TimelineAsync(incident))[^1]["version"]!;
        using var stream = await EventReader.OpenAsync(zhou.Http, $"/api/incidents/{incident}/events", last - 1);
        var first = await stream.NextAsync();
        await zhou.CommandAsync(incident, new { type = "add-note", text = "live" });

        Assert.Equal($"{last}", first.Id);
        Assert.Contains("live", (await UntilAsync(stream, "note-added")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_worth_nothing_after_signing_out_or_when_altered()
    {
        using var own = await CountyClient.SignInAsync(county.Host.Address, "duty-lu");
        var token = own.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        Assert.Equal(200, (await own.GetAsync("/api/incidents")).Status);
        own.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{token[..^2]}AA");
        Assert.Equal(401, (await own.GetAsync("/api/incidents")).Status);
        own.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var signOut = await own.Http.PostAsync(new Uri("/api/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
        Assert.Equal(204, (int)signOut.StatusCode);
        Assert.Equal(401, (await own.GetAsync("/api/incidents")).Status);
    }

    [Fact]
    public async Task A_roster_is_read_and_has_no_gaps_in_the_demonstration_county()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var roster = await zhou.GetAsync("/api/agencies/agy-hr/roster");
        var gaps = await zhou.GetAsync("/api/agencies/agy-hr/roster/gaps");

        Assert.NotEmpty(roster.Body!["shifts"]!.AsArray());
        Assert.Equal("[]", gaps.Body!["gaps"]!.ToJsonString());
    }

    [Fact]
    public async Task A_shift_of_somebody_who_does_not_serve_is_marked_and_is_a_gap()
    {
        var admin = await county.AsAsync("admin");
        var office = await county.AsAsync("office-zhi");
        Assert.Equal(200, (await admin.PostAsync("/api/officers/aid-yuan/disable?confirmed=true")).Status);

        var roster = await office.GetAsync("/api/agencies/agy-legal-aid/roster");
        var gaps = await office.GetAsync("/api/agencies/agy-legal-aid/roster/gaps");

        Assert.Equal(200, (await admin.PostAsync("/api/officers/aid-yuan/enable")).Status);
        Assert.All(roster.Body!["shifts"]!.AsArray(), shift => Assert.True((bool)shift!["notServing"]!));
        Assert.Equal(["liaison", "deputy-liaison", "duty-commander"], gaps.Body!["gaps"]!.AsArray().Select(gap => (string)gap!["post"]!));
        Assert.Equal("[]", (await office.GetAsync("/api/agencies/agy-legal-aid/roster/gaps")).Body!["gaps"]!.ToJsonString());
    }

    [Fact]
    public async Task A_roster_is_given_to_other_calendars_as_far_as_it_may_be_read()
    {
        var zhou = await county.AsAsync("duty-zhou");
        using var answer = await zhou.Http.GetAsync(new Uri("/api/agencies/agy-hr/roster.ics", UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nRRULE:FREQ=WEEKLY;BYDAY=", text, StringComparison.Ordinal);
        var grid = await county.AsAsync("town-grid");
        Assert.Equal(404, (await grid.GetAsync("/api/agencies/agy-police/roster.ics")).Status);
        Assert.Equal(404, (await grid.GetAsync("/api/agencies/x/roster.ics")).Status);
    }

    [Fact]
    public async Task What_an_orchestrator_asks_is_described()
    {
        using var http = new HttpClient { BaseAddress = county.Host.Address };
        var description = JsonNode.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken))!;

        Assert.All(["/health/live", "/health/ready"], path => Assert.NotNull(description["paths"]![path]!["get"]!["summary"]));
    }

    [Fact]
    public async Task An_absent_incident_and_somebody_elses_are_the_same_page()
    {
        var theirs = await OpenAsync("Same page");
        using var cookies = new HttpClient(new SocketsHttpHandler { CookieContainer = new System.Net.CookieContainer() }) { BaseAddress = county.Host.Address };
        using var signedIn = await cookies.PostAsJsonAsync("/api/sign-in", new { officer = "union-duty", password = HostProcess.Password }, TestContext.Current.CancellationToken);
        Assert.True(signedIn.IsSuccessStatusCode);

        var texts = new HashSet<string>();
        foreach (var path in (string[])[$"/i/{theirs}", "/i/inc-360121-20260127-999", "/i/xyz", "/m/e/req-none"])
        {
            using var answer = await cookies.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(404, (int)answer.StatusCode);
            texts.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Contains("data-refused", Assert.Single(texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_personal_datum_shows_up_in_logs_or_answers_to_others()
    {
        const string idNumber = "110105194912310021";
        const string phone = "13987654321";
        const string name = "Canary Zhenzhu";
        var zhou = await county.AsAsync("duty-zhou");
        var answer = await zhou.ReportAsync(Reports.Of("Canary", reporter: new { name, phone, idNumber }));
        var incident = (string)answer.Body!["incidentId"]!;
        await zhou.CommandAsync(incident, Reports.Owner(phone, name));
        await zhou.CommandAsync(incident, new { type = "record-contact-attempt", personId = "p1", channel = "phone", contact = phone, result = phone, at = DateTimeOffset.UtcNow });
        var bad = await zhou.ReportAsync(new { source = "hotline", reportedAt = DateTimeOffset.UtcNow, reporter = new { name, phone, idNumber = phone }, place = "x", description = "y" });

        Assert.Equal(400, bad.Status);
        Assert.All([idNumber, phone, name], canary =>
        {
            Assert.DoesNotContain(canary, county.Host.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(canary, bad.Text, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(idNumber, (await zhou.GetAsync($"/api/incidents/{incident}")).Text, StringComparison.Ordinal);
    }

    private static async Task<(string? Id, string? Type, string Data)> UntilAsync(EventReader stream, string kind)
    {
        while (true)
        {
            var next = await stream.NextAsync();
            if ((string?)JsonNode.Parse(next.Data)!["kind"] == kind)
            {
                return next;
            }
        }
    }

    private async Task<string> OpenAsync(string project, int? timeScale = null)
    {
        var answer = await (await county.AsAsync("duty-zhou")).ReportAsync(Reports.Of(project, timeScale));
        Assert.True(answer.Status == 201, answer.Text);
        return (string)answer.Body!["incidentId"]!;
    }
}
