namespace HrBureau.Web.Tests;

/// <summary>Reads server-sent events from a stream.</summary>
internal sealed class EventReader(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    public static async Task<EventReader> OpenAsync(HttpClient http, string path, long? after = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", $"{after}");
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new EventReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event that is no comment; pings of the page stream are passed over.</summary>
    public async Task<(string? Id, string? Type, string Data)> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        string? id = null, type = null, data = null;
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                id = line[4..];
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                type = line[7..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data = line[6..];
            }
            else if (line.Length == 0 && data is not null)
            {
                if (type != "ping")
                {
                    return (id, type, data);
                }

                (id, type, data) = (null, null, null);
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
