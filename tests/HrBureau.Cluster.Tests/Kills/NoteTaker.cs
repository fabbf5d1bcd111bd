using HrBureau.TestKit;

namespace HrBureau.Cluster.Tests;

/// <summary>An officer who writes notes without pause and repeats, with the same key, whatever was not answered.</summary>
internal sealed class NoteTaker(CountyClient client, string incident, int number, Ledger ledger)
{
    private int written;

    /// <summary>Writes until told to stop; the note under way is repeated until it is answered.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = $"note-{number}-{written++}";
            while (!await TryWriteAsync(key))
            {
                await Task.Delay(20, CancellationToken.None);
            }
        }
    }

    private async Task<bool> TryWriteAsync(string key)
    {
        ledger.Sends(key, incident);
        try
        {
            var answer = await client.CommandAsync(incident, new { type = "add-note", text = key }, key);
            if (answer.Status == 200)
            {
                ledger.Acknowledges(key, (long)answer.Body!["version"]!);
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
