using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HrBureau.Web;

/// <summary>Writes server-sent events to one reader. A reader that takes nothing for a while is let go; he resumes where he was.</summary>
internal sealed class EventStream(HttpContext context, TimeProvider time)
{
    public const string MediaType = "text/event-stream";
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(20);

    /// <summary>Sends the headers, so that the reader knows he is connected.</summary>
    public Task OpenAsync(CancellationToken stop)
    {
        context.Response.ContentType = MediaType;
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return WriteAsync(": open\n\n", stop);
    }

    /// <summary>Sends one event; JSON never holds a line break.</summary>
    /// <param name="id">What Last-Event-ID will say; null leaves it.</param>
    /// <param name="type">Event name; null is the usual one.</param>
    /// <param name="data">The payload.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task SendAsync<T>(string? id, string? type, T data, CancellationToken stop)
    {
        var text = new StringBuilder();
        if (id is not null)
        {
            text.Append("id: ").Append(id).Append('\n');
        }

        if (type is not null)
        {
            text.Append("event: ").Append(type).Append('\n');
        }

        text.Append("data: ").Append(JsonSerializer.Serialize(data, ApiJson.Options)).Append("\n\n");
        return WriteAsync(text.ToString(), stop);
    }

    /// <summary>A line readers pass over: keeps the connection, and finds out that it is gone.</summary>
    public Task PingAsync(CancellationToken stop) => WriteAsync(": ping\n\n", stop);

    /// <summary>An event without content: the reader hears that the connection lives.</summary>
    public Task BeatAsync(CancellationToken stop) => WriteAsync("event: ping\ndata: \n\n", stop);

    private async Task WriteAsync(string text, CancellationToken stop)
    {
        await context.Response.WriteAsync(text, stop).WaitAsync(Stalled, time, stop);
        await context.Response.Body.FlushAsync(stop).WaitAsync(Stalled, time, stop);
    }
}
