using System.Net;
using System.Net.Http.Headers;

namespace HrBureau.Web.Tests;

/// <summary>Two thousand bytes of which the second half comes when it is told to.</summary>
internal sealed class SlowBody : HttpContent
{
    private readonly TaskCompletionSource begun;
    private readonly Task goOn;

    /// <param name="begun">Ends when the first half has left.</param>
    /// <param name="goOn">Waited for before the second.</param>
    public SlowBody(TaskCompletionSource begun, Task goOn)
    {
        (this.begun, this.goOn) = (begun, goOn);
        Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(EvidenceClient.Photo(1000));
        await stream.FlushAsync();
        begun.TrySetResult();
        await goOn;
        await stream.WriteAsync(EvidenceClient.Photo(1000));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 2000;
        return true;
    }
}
