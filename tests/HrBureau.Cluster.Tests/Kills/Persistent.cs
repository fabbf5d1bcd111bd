using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>Somebody who acts without pause and repeats, with the same key, whatever was not answered.</summary>
/// <param name="ledger">What was told.</param>
/// <param name="name">Name of the acts, before their number.</param>
/// <param name="send">Sends one act by its key.</param>
/// <param name="read">Reads incident and version from an answer of success.</param>
/// <param name="pause">How long he waits between two acts.</param>
internal sealed class Persistent(
    Ledger ledger, string name, Func<string, Task<CountyClient.Answer>> send, Func<CountyClient.Answer, (string Incident, long Version)> read, TimeSpan pause = default)
{
    private static readonly DateTimeOffset Started = DateTimeOffset.UtcNow.AddMinutes(-5);

    private int done;

    /// <summary>Acts until told to stop; the act under way is repeated until it is answered.</summary>
    public async Task ActAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = $"{name}-{done++}";
            while (!await TryAsync(key))
            {
                await Task.Delay(20, CancellationToken.None);
            }

            await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>An officer who writes notes.</summary>
    public static Persistent NoteTaker(CountyClient client, Ledger ledger, string incident, int number) => new(
        ledger,
        $"note-{number}",
        key => client.CommandAsync(incident, new { type = "add-note", text = key }, key),
        answer => (incident, (long)answer.Body!["version"]!));

    /// <summary>A leader who asks the police again and again: each request is drafted, signed and raised in one act, owes a notice and starts a ladder.</summary>
    public static Persistent Asker(CountyClient leader, Ledger ledger, string incident) => new(
        ledger,
        "request",
        key => leader.CommandAsync(incident, new { type = "raise-request", kind = "early-intervention", to = "agy-police", text = key }, key),
        answer => (incident, (long)answer.Body!["version"]!),
        TimeSpan.FromSeconds(3));

    /// <summary>Somebody who reports at ever new sites, the same that the other reporters name.</summary>
    public static Persistent Reporter(CountyClient client, Ledger ledger, int number) => new(
        ledger,
        $"report-{number}",
        key => client.ReportAsync(
            new
            {
                source = "hotline",
                sourceRef = key,
                reportedAt = Started,
                employer = new { name = "Fictional Builders" },
                place = Site(key),
                headcount = 12,
                description = "Wages unpaid for two months.",
            },
            key),
        answer => ((string)answer.Body!["incidentId"]!, 0));

    /// <summary>The place a report names: every reporter's n-th five reports name the same.</summary>
    public static string Site(string key) => $"Site {int.Parse(key[(key.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture) / 5}";

    private async Task<bool> TryAsync(string key)
    {
        ledger.Sends(key);
        try
        {
            var answer = await send(key);
            if (answer.Status is 200 or 201)
            {
                var (incident, version) = read(answer);
                ledger.Acknowledges(key, incident, version);
                return true;
            }

            return answer.Status is 503 or 502 ? false : throw new InvalidOperationException($"{key} was answered {answer.Status}: {answer.Text}");
        }
        catch (Exception lost) when (lost is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
