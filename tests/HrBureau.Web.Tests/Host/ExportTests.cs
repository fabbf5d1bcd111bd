using System.Text.Json.Nodes;
using HrBureau.Host;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>What is exported can be checked by anybody who has the file and the program, and nothing else.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder stranger = new();

    public void Dispose()
    {
        data.Dispose();
        stranger.Dispose();
    }

    [Fact]
    public async Task A_stranger_finds_whatever_was_changed_in_an_exported_file()
    {
        string[] incidents;
        string[] lines;
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            incidents = await FillAsync(host);
            var exported = await HostVerb.RunAsync(data.Path, ["export"]);
            Assert.Equal(0, exported.Code);
            lines = exported.Printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await WriteAsync("heads", (await HostVerb.RunAsync(data.Path, ["heads"])).Printed);
            await WriteAsync("one", (await HostVerb.RunAsync(data.Path, ["export", incidents[1]])).Printed);
        }

        var whole = await CheckAsync(lines);
        Assert.Equal(0, whole.Code);
        Assert.All(incidents, incident => Assert.Contains(incident, whole.Printed, StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(stranger.Path), path => path.EndsWith(".db", StringComparison.Ordinal));
        Assert.Equal(0, (await VerifyAsync("one", "--heads", stranger.At("heads"))).Code);

        // Every field of an entry, one after the other.
        var second = Array.FindIndex(lines, line => line.Contains("\"eventId\"", StringComparison.Ordinal)) + 1;
        foreach (var (name, value) in JsonNode.Parse(lines[second])!.AsObject())
        {
            var changed = JsonNode.Parse(lines[second])!;
            changed[name] = Other(value);
            await RefuseAsync(name, [.. lines[..second], changed.ToJsonString(), .. lines[(second + 1)..]]);
        }

        // Every line taken out or standing twice, and the file cut after every line and within one.
        for (var i = 0; i < lines.Length; i++)
        {
            await RefuseAsync($"without line {i}", [.. lines[..i], .. lines[(i + 1)..]]);
            await RefuseAsync($"cut before line {i}", lines[..i]);
        }

        await RefuseAsync("without an incident", [.. lines.Where(line => !line.Contains($"\"{incidents[0]}\"", StringComparison.Ordinal))]);
        await RefuseAsync("a line twice", [.. lines[..second], lines[second], .. lines[second..]]);
        await RefuseAsync("two lines changed about", [.. lines[..second], lines[second + 1], lines[second], .. lines[(second + 2)..]]);
        await RefuseAsync("cut within a line", [.. lines[..second], lines[second][..40]]);
        await RefuseAsync("a field twice", [.. lines[..second], lines[second].Replace("{\"incident\"", "{\"kind\":\"x\",\"incident\"", StringComparison.Ordinal), .. lines[(second + 1)..]]);
        await RefuseAsync("after the end", [.. lines, lines[second]]);

        // Written anew so that it holds in itself, the file is found by heads from elsewhere only.
        var last = lines.Index().Last(line => line.Item.Contains("\"eventId\"", StringComparison.Ordinal)).Index;
        var head = JsonNode.Parse(lines.Last(line => line.Contains($"\"{incidents[^1]}\"", StringComparison.Ordinal) && !line.Contains("\"eventId\"", StringComparison.Ordinal)))!;
        var before = JsonNode.Parse(lines[last - 1])!;
        head["version"] = (long)before["version"]!;
        head["hash"] = Convert.ToHexStringLower(Convert.FromBase64String((string)before["hash"]!));
        string[] shorter = [.. lines[..last].Select(line => line.Contains($"\"{incidents[^1]}\"", StringComparison.Ordinal) && !line.Contains("\"eventId\"", StringComparison.Ordinal) ? head.ToJsonString() : line), lines[^1]];
        Assert.Equal(0, (await CheckAsync(shorter)).Code);
        Assert.Equal(2, (await VerifyAsync("file", "--heads", stranger.At("heads"))).Code);
    }

    private static JsonValue? Other(JsonNode? value) => value?.GetValueKind() switch
    {
        null => JsonValue.Create("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        System.Text.Json.JsonValueKind.Number => JsonValue.Create((long)value + 1),
        _ when DateTimeOffset.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out var time) => JsonValue.Create(time.AddMilliseconds(1)),
        _ when Guid.TryParse((string)value!, out _) => JsonValue.Create(Guid.NewGuid()),
        _ when ((string)value!).EndsWith('=') => JsonValue.Create((((string)value!)[0] == 'A' ? "B" : "A") + ((string)value!)[1..]),
        _ => JsonValue.Create((string)value! + " "),
    };

    private static async Task<string[]> FillAsync(HostProcess host)
    {
        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var incidents = new string[2];
        for (var i = 0; i < incidents.Length; i++)
        {
            var report = await officer.ReportAsync(new { source = "hotline", reportedAt = "2026-01-19T14:26:00+08:00", employer = new { name = "Fictional Builders" }, reporter = new { name = "张三", phone = "13900001234" }, place = $"Gate {i}", headcount = 46, description = "三个月工资未付" });
            incidents[i] = (string)report.Body!["incidentId"]!;
            Assert.Equal(200, (await officer.CommandAsync(incidents[i], new { type = "add-note", text = "大门被堵 “now”" })).Status);
        }

        return incidents;
    }

    private async Task RefuseAsync(string why, string[] lines)
    {
        await WriteAsync("file", string.Join('\n', lines));
        try
        {
            await using var nowhere = new StringWriter();
            Assert.True(await VerifyFileVerb.RunAsync(stranger.At("file"), null, nowhere) != 0, why);
        }
        catch (StartRefusedException)
        {
            // Named by line.
        }
    }

    private async Task<HostVerb.Ended> CheckAsync(string[] lines)
    {
        await WriteAsync("file", string.Join('\n', lines));
        return await VerifyAsync("file");
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(stranger.At(name), text, TestContext.Current.CancellationToken);

    private Task<HostVerb.Ended> VerifyAsync(string name, params string[] more) =>
        HostVerb.RunAsync(stranger.Path, ["verify", "--file", stranger.At(name), .. more]);
}
