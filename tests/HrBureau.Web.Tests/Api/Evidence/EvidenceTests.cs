using System.Globalization;
using System.Text.Json.Nodes;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

public abstract class EvidenceTests(CountyHost county)
{
    private const int Most = 50 * 1024 * 1024;

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_as_an_attachment_that_nothing_can_run()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var bytes = EvidenceClient.Photo(600_000);

        var (status, body) = await zhou.UploadAsync(bytes, "现场 1.jpg", null, "text/html", "file", ("takenAt", "2026-01-27T09:05:00+08:00"), ("place", "东门"), ("taker", "子墨虚"), ("device", "P60"));

        Assert.Equal((201, EvidenceClient.Sha256(bytes), bytes.Length, "image/jpeg", false), (status, (string)body!["sha256"]!, (int)body["size"]!, (string)body["type"]!, (bool)body["contradicts"]!));
        Assert.Equal(("东门", "子墨虚", "P60", "现场 1.jpg"), ((string)body["place"]!, (string)body["taker"]!, (string)body["device"]!, (string)body["name"]!));
        using var answer = await zhou.FetchAsync((string)body["evidenceId"]!);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("image/jpeg", bytes.Length), (answer.Content.Headers.ContentType!.ToString(), (int)answer.Content.Headers.ContentLength!));
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "现场 1.jpg"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        Assert.Equal((string)body["sm3"]!, (string)(await zhou.GetAsync($"/api/evidence/{body["evidenceId"]}/meta")).Body!["sm3"]!);
    }

    [Fact]
    public async Task Whoever_sends_many_files_at_once_waits_and_keeps_nobody_else_out()
    {
        var (lu, zhou) = (await county.AsAsync("duty-lu"), await county.AsAsync("duty-zhou"));
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new List<Task<int>>();
        for (var n = 0; n < 4; n++)
        {
            var url = await BegunAsync(lu, 2000);
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            slow.Add(SendSlowlyAsync("duty-lu", url, begun, goOn.Task));
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var status = 0;
        for (var tries = 0; status != 429; tries++)
        {
            Assert.True(tries < 50, $"The fifth file of one officer was answered {status}.");
            using var answer = await lu.PatchAsync(await BegunAsync(lu, 4), 0, EvidenceClient.Photo(4));
            status = (int)answer.StatusCode;
        }

        Assert.Equal(201, (await zhou.UploadAsync(EvidenceClient.Photo(5000))).Status);
        goOn.SetResult();
        Assert.All(await Task.WhenAll(slow), sent => Assert.Equal(204, sent));
        Assert.Equal(201, (await lu.UploadAsync(EvidenceClient.Photo(5000))).Status);
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("..\\\\..\\\\boot.ini", "boot.ini")]
    [InlineData("photo\u202Egpj.exe", "photogpj.exe")]
    [InlineData("a\u200Bb.jpg", "ab.jpg")]
    [InlineData("x%0d%0aSet-Cookie: a=b.jpg", "x_0d_0aSet-Cookie_ a=b.jpg")]
    public async Task A_hostile_name_becomes_a_name(string given, string kept)
    {
        var zhou = await county.AsAsync("duty-zhou");

        var (status, body) = await zhou.UploadAsync(EvidenceClient.Photo(50), given);

        Assert.Equal((201, kept), (status, (string)body!["name"]!));
        using var answer = await zhou.FetchAsync((string)body["evidenceId"]!);
        Assert.Equal(kept, answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_name_of_three_hundred_letters_is_cut_and_one_with_line_breaks_breaks_nothing()
    {
        var zhou = await county.AsAsync("duty-zhou");

        Assert.InRange(((string)(await zhou.UploadAsync(EvidenceClient.Photo(50), new string('长', 300) + ".jpg")).Body!["name"]!).Length, 10, 80);
        var (status, _) = await zhou.UploadAsync(EvidenceClient.Photo(50), "a\r\nX-Evil: 1.jpg");
        Assert.True(status is 201 or 415, $"{status}");
        using var created = await zhou.CreateAsync(4, ("filename", "a\r\nSet-Cookie: x=1.jpg"));
        var url = created.Headers.Location!.ToString();
        using var patched = await zhou.PatchAsync(url, 0, EvidenceClient.Photo(4));
        Assert.Equal("aSet-Cookie_ x=1.jpg", (string)(await zhou.GetAsync($"/api/evidence/{url.Split('/')[^1]}/meta")).Body!["name"]!);
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "picture.jpg", "application/octet-stream", true)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "drawing.svg", "application/octet-stream", false)]
    [InlineData("GIF89a/*<script>alert(1)</script>*/", "picture.gif", "image/gif", false)]
    [InlineData("GIF89a", "picture.jpg", "image/gif", true)]
    [InlineData("MZ\0\u0003", "setup.jpg", "application/octet-stream", true)]
    [InlineData("聊天记录", "chat.txt", "text/plain", false)]
    public async Task What_a_file_is_is_seen_in_its_bytes(string content, string name, string type, bool contradicts)
    {
        var zhou = await county.AsAsync("duty-zhou");

        var (status, body) = await zhou.UploadAsync(System.Text.Encoding.UTF8.GetBytes(content), name, null, "image/jpeg");

        Assert.Equal((201, type, contradicts), (status, (string)body!["type"]!, (bool)body["contradicts"]!));
        using var answer = await zhou.FetchAsync((string)body["evidenceId"]!);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(content, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_without_a_byte_is_no_evidence()
    {
        var zhou = await county.AsAsync("duty-zhou");

        var (status, body) = await zhou.UploadAsync([], "empty.jpg");
        using var created = await zhou.CreateAsync(0, ("filename", "empty.jpg"));

        Assert.Equal((400, "file-empty", 400), (status, (string)body!["code"]!, (int)created.StatusCode));
    }

    [Fact]
    public async Task Fifty_megabytes_are_taken_and_one_byte_more_is_not()
    {
        var zhou = await county.AsAsync("duty-zhou");

        var taken = await SentAsync(EvidenceClient.Photo(Most));
        var over = await SentAsync(EvidenceClient.Photo(Most + 1));

        Assert.True(taken.Status == 201, $"{taken.Status} {taken.Body}");
        Assert.Equal(Most, (int)taken.Body!["size"]!);
        Assert.Equal((413, "file-too-large"), (over.Status, (string)over.Body!["code"]!));
        Assert.Contains("50 MB", (string)over.Body!["detail"]!, StringComparison.Ordinal);
        using var refused = await zhou.CreateAsync(Most + 1);
        Assert.Equal(413, (int)refused.StatusCode);

        // A busy store may ask to try again, as of anybody.
        async Task<(int Status, JsonNode? Body)> SentAsync(byte[] file)
        {
            var answer = await zhou.UploadAsync(file);
            for (var more = 0; answer.Item1 == 503 && more < 10; more++)
            {
                answer = await zhou.UploadAsync(file);
            }

            return answer;
        }
    }

    [Fact]
    public async Task A_form_that_is_none_is_refused_and_names_what_is_wrong()
    {
        var zhou = await county.AsAsync("duty-zhou");

        Assert.Equal((400, "field-wrong"), await Told(zhou.UploadAsync(EvidenceClient.Photo(9), field: "picture")));
        Assert.Equal((400, "field-wrong"), await Told(zhou.UploadAsync(EvidenceClient.Photo(9), fields: ("takenAt", "yesterday"))));
        Assert.Equal((400, "field-invalid"), await Told(zhou.UploadAsync(EvidenceClient.Photo(9), fields: ("place", "North\u202Egate"))));
        Assert.Equal((400, "time-in-future"), await Told(zhou.UploadAsync(EvidenceClient.Photo(9), fields: ("takenAt", "2099-01-01T00:00:00+08:00"))));
        Assert.Equal((400, "field-wrong"), await Told(zhou.UploadAsync(EvidenceClient.Photo(9), fields: ("place", new string('x', 5_000)))));
        using var json = await zhou.Http.PostAsync(new Uri("/api/evidence", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)json.StatusCode);
    }

    [Fact]
    public async Task The_same_key_again_is_the_same_file_and_other_bytes_under_it_are_refused()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var bytes = EvidenceClient.Photo(400_000);

        var first = await zhou.UploadAsync(bytes, key: "same-file");
        var again = await zhou.UploadAsync(bytes, key: "same-file");
        var other = await zhou.UploadAsync(EvidenceClient.Photo(400_000, 2), key: "same-file");
        var lu = await (await county.AsAsync("duty-lu")).UploadAsync(bytes, key: "same-file");

        Assert.Equal((201, 201, 422, 201), (first.Status, again.Status, other.Status, lu.Status));
        Assert.Equal((string)first.Body!["evidenceId"]!, (string)again.Body!["evidenceId"]!);
        Assert.NotEqual((string)first.Body!["evidenceId"]!, (string)lu.Body!["evidenceId"]!);
    }

    [Fact]
    public async Task A_file_nobody_attached_is_its_uploader_s_and_looks_absent_to_everybody_else()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var evidence = await zhou.KeepAsync(EvidenceClient.Photo(100));
        var absent = await (await county.AsAsync("duty-lu")).GetAsync("/api/evidence/evd-00000000000000000000000000000000");

        foreach (var officer in (string[])["duty-lu", "police-fang", "auditor"])
        {
            var answer = await (await county.AsAsync(officer)).GetAsync($"/api/evidence/{evidence}");
            Assert.Equal((404, absent.Text), (answer.Status, answer.Text));
        }

        Assert.Equal(404, (await zhou.GetAsync("/api/evidence/..%2F..%2Fetc%2Fpasswd")).Status);
        Assert.Equal(403, (await (await county.AsAsync("admin")).UploadAsync(EvidenceClient.Photo(9))).Status);
    }

    [Fact]
    public async Task Attached_it_is_seen_by_the_home_agency_and_proves_the_entry_it_was_attached_to()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var (incident, evidence) = (await OpenAsync(zhou, "Attached"), await zhou.KeepAsync(EvidenceClient.Photo(100)));

        var reply = await zhou.CommandAsync(incident, new { type = "attach-evidence", evidenceId = evidence, caption = "The gate", step = "1" });
        var again = await zhou.CommandAsync(incident, new { type = "attach-evidence", evidenceId = evidence, caption = "Twice" });

        Assert.Equal((200, "evidence-attached"), (reply.Status, (string?)reply.Body!["events"]![0]));
        Assert.Equal((200, 0), (again.Status, again.Body!["events"]!.AsArray().Count));
        var lu = await county.AsAsync("duty-lu");
        Assert.Equal(200, (await lu.GetAsync($"/api/evidence/{evidence}/meta")).Status);
        var shown = (await lu.GetAsync($"/api/incidents/{incident}")).Body!["evidence"]![0]!;
        Assert.Equal((evidence, "The gate", "1", "gate.jpg"), ((string)shown["evidenceId"]!, (string)shown["caption"]!, (string)shown["step"]!, (string)shown["name"]!));
        Assert.Equal(404, (await (await county.AsAsync("police-fang")).GetAsync($"/api/evidence/{evidence}")).Status);
        var entry = Assert.Single(await lu.TimelineAsync(incident), entry => (string?)entry["kind"] == "evidence-attached");
        Assert.Equal("gate.jpg", (string)entry["data"]!["name"]!);
    }

    [Fact]
    public async Task A_file_that_is_not_the_sender_s_or_not_whole_is_no_evidence()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var incident = await OpenAsync(zhou, "Not his");
        var others = await (await county.AsAsync("duty-lu")).KeepAsync(EvidenceClient.Photo(100));
        using var begun = await zhou.CreateAsync(100);
        var unfinished = begun.Headers.Location!.ToString().Split('/')[^1];

        foreach (var (evidence, code) in new[] { (others, "evidence-unknown"), ("evd-1", "evidence-unknown"), (unfinished, "evidence-unfinished") })
        {
            var answer = await zhou.CommandAsync(incident, new { type = "attach-evidence", evidenceId = evidence, caption = "c" });
            Assert.Equal((409, code), (answer.Status, (string)answer.Body!["code"]!));
        }

        await zhou.CommandAsync(incident, Reports.Owner());
        var attempt = await zhou.CommandAsync(incident, new { type = "record-contact-attempt", personId = "p1", channel = "phone", contact = "13800000001", result = "no-answer", at = DateTimeOffset.UtcNow.AddMinutes(-1), evidence = new[] { others } });
        Assert.Equal("evidence-unknown", (string)attempt.Body!["code"]!);
        Assert.DoesNotContain(await zhou.TimelineAsync(incident), entry => (string?)entry["kind"] == "contact-attempted");
    }

    [Fact]
    public async Task An_upload_goes_on_where_it_stands_piece_by_piece()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var bytes = EvidenceClient.Photo(700_001);
        using var created = await zhou.CreateAsync(bytes.Length, ("filename", "现场.jpg"), ("device", "P60"), ("sha256", EvidenceClient.Sha256(bytes)));
        var url = created.Headers.Location!.ToString();
        Assert.Equal((201, 0L), ((int)created.StatusCode, await zhou.OffsetAsync(url)));

        foreach (var (from, length) in new[] { (0, 300_000), (300_000, 1), (300_001, 400_000) })
        {
            using var patched = await zhou.PatchAsync(url, from, bytes[from..(from + length)]);
            Assert.Equal((204, (from + length).ToString(CultureInfo.InvariantCulture)), ((int)patched.StatusCode, patched.Headers.GetValues("Upload-Offset").Single()));
            Assert.Equal(from + length, await zhou.OffsetAsync(url));
        }

        using var answer = await zhou.FetchAsync(url.Split('/')[^1]);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var more = await zhou.PatchAsync(url, bytes.Length, [1]);
        Assert.Equal(409, (int)more.StatusCode);
    }

    [Fact]
    public async Task A_wrong_place_a_wrong_length_a_wrong_type_and_another_protocol_are_refused_and_change_nothing()
    {
        var zhou = await county.AsAsync("duty-zhou");
        using var created = await zhou.CreateAsync(100);
        var url = created.Headers.Location!.ToString();
        using var first = await zhou.PatchAsync(url, 0, EvidenceClient.Photo(40));

        await RefusedAsync(409, zhou.PatchAsync(url, 0, EvidenceClient.Photo(40)));
        await RefusedAsync(409, zhou.PatchAsync(url, 60, EvidenceClient.Photo(40)));
        await RefusedAsync(413, zhou.PatchAsync(url, 40, EvidenceClient.Photo(61)));
        await RefusedAsync(415, zhou.PatchAsync(url, 40, EvidenceClient.Photo(60), "application/octet-stream"));
        await RefusedAsync(400, zhou.PatchAsync(url, 40, EvidenceClient.Photo(60), set: request => request.Headers.Add("Upload-Checksum", "sha1 x")));
        await RefusedAsync(412, zhou.TusAsync(HttpMethod.Head, url, static _ => { }, "0.2.2"));
        await RefusedAsync(400, zhou.TusAsync(HttpMethod.Post, EvidenceClient.Uploads, static _ => { }));
        await RefusedAsync(400, zhou.TusAsync(HttpMethod.Post, EvidenceClient.Uploads, static request => { request.Headers.Add("Upload-Length", "9"); request.Headers.Add("Upload-Metadata", "filename ***"); }));
        await RefusedAsync(400, zhou.TusAsync(HttpMethod.Post, EvidenceClient.Uploads, static request => request.Headers.Add("Upload-Length", "-9")));
        Assert.Equal(40, await zhou.OffsetAsync(url));
    }

    [Fact]
    public async Task Of_two_who_send_the_same_piece_at_once_one_is_taken()
    {
        var zhou = await county.AsAsync("duty-zhou");
        var bytes = EvidenceClient.Photo(200_000);
        using var created = await zhou.CreateAsync(2 * bytes.Length);
        var url = created.Headers.Location!.ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => zhou.PatchAsync(url, 0, bytes)));

        Assert.Single(answers, answer => (int)answer.StatusCode == 204);
        // Who comes when as many of one officer's files are already on their way as may be, is told so.
        Assert.All(answers.Where(answer => (int)answer.StatusCode != 204), answer => Assert.True((int)answer.StatusCode is 409 or 429, $"{answer.StatusCode}"));
        Assert.Equal(bytes.Length, await zhou.OffsetAsync(url));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task What_does_not_meet_its_announced_checksum_is_not_taken()
    {
        var zhou = await county.AsAsync("duty-zhou");
        using var created = await zhou.CreateAsync(9, ("filename", "a.jpg"), ("sha256", new string('0', 64)));
        var url = created.Headers.Location!.ToString();

        await RefusedAsync(460, zhou.PatchAsync(url, 0, EvidenceClient.Photo(9)));

        Assert.Equal(404, (await zhou.GetAsync($"/api/evidence/{url.Split('/')[^1]}")).Status);
    }

    [Fact]
    public async Task Nobody_else_goes_on_with_an_upload_and_nobody_does_after_signing_out()
    {
        var zhou = await county.AsAsync("duty-zhou");
        using var created = await zhou.CreateAsync(100);
        var url = created.Headers.Location!.ToString();
        var lu = await county.AsAsync("duty-lu");
        Assert.Null(await lu.OffsetAsync(url));
        await RefusedAsync(404, lu.PatchAsync(url, 0, EvidenceClient.Photo(100)));

        using var leaving = await CountyClient.SignInAsync(county.Host.Address, "duty-zhou");
        using var out1 = await leaving.Http.PostAsync(new Uri("/api/sign-out", UriKind.Relative), null, TestContext.Current.CancellationToken);
        await RefusedAsync(401, leaving.PatchAsync(url, 0, EvidenceClient.Photo(100)));
        Assert.Equal(0, await zhou.OffsetAsync(url));
    }

    private static async Task<string> OpenAsync(CountyClient client, string project) => (string)(await client.ReportAsync(Reports.Of($"Evidence {project}"))).Body!["incidentId"]!;

    private static async Task<(int Status, string? Code)> Told(Task<(int Status, JsonNode? Body)> sending)
    {
        var (status, body) = await sending;
        return (status, (string?)body!["code"]);
    }

    private static async Task RefusedAsync(int status, Task<HttpResponseMessage> sending)
    {
        using var answer = await sending;
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<string> BegunAsync(CountyClient client, long length)
    {
        using var created = await client.CreateAsync(length);
        return created.Headers.Location!.ToString();
    }

    private async Task<int> SendSlowlyAsync(string officer, string url, TaskCompletionSource begun, Task goOn)
    {
        using var answer = await (await county.AsAsync(officer)).TusAsync(HttpMethod.Patch, url, request =>
        {
            request.Headers.Add("Upload-Offset", "0");
            request.Content = new SlowBody(begun, goOn);
        });
        return (int)answer.StatusCode;
    }
}
