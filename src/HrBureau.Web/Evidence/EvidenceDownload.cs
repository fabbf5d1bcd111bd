using System.Security.Cryptography;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace HrBureau.Web;

/// <summary>
/// A file on its way out: always as an attachment, as what its content is, and inert wherever it is opened. Every piece is checked before it
/// leaves, and the last one leaves only when all of them have met the digest: what is not what was taken never arrives whole.
/// </summary>
internal sealed partial class EvidenceDownload(EvidenceView file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var desk = httpContext.RequestServices.GetRequiredService<EvidenceDesk>();
        var first = file.Pieces == 0 ? new EvidencePiece(EvidenceOutcome.Accepted, []) : await desk.ReadAsync(file.EvidenceId, 0);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(first.Bytes);
        if (first.Outcome != EvidenceOutcome.Accepted || (file.Pieces <= 1 && !Meets(digest)))
        {
            await ProblemWriter.WriteAsync(httpContext, ApiProblem.Of(first.Outcome == EvidenceOutcome.Accepted ? ProblemCode.FileDamaged : EvidenceProblems.CodeOf(first.Outcome)));
            return;
        }

        Head(httpContext.Response);
        await httpContext.Response.Body.WriteAsync(first.Bytes, httpContext.RequestAborted);
        for (var number = 1; number < file.Pieces; number++)
        {
            var piece = await desk.ReadAsync(file.EvidenceId, number);
            digest.AppendData(piece.Bytes);
            if (piece.Outcome != EvidenceOutcome.Accepted || (number == file.Pieces - 1 && !Meets(digest)))
            {
                // What has left is short of the length that was said: nobody takes it for the file.
                CutShort(httpContext.RequestServices.GetRequiredService<ILogger<EvidenceDownload>>(), file.EvidenceId, piece.Outcome);
                httpContext.Abort();
                return;
            }

            await httpContext.Response.Body.WriteAsync(piece.Bytes, httpContext.RequestAborted);
        }
    }

    private void Head(HttpResponse response)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        response.ContentType = file.Type;
        response.ContentLength = file.Size;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.AcceptRanges = "none";
    }

    private bool Meets(IncrementalHash digest) => Convert.ToHexStringLower(digest.GetCurrentHash()) == file.Sha256;

    [LoggerMessage(1, LogLevel.Error, "{Evidence}: its download was cut short ({Outcome}): what is kept is not what was taken, or can no longer be read")]
    private static partial void CutShort(ILogger log, string evidence, EvidenceOutcome outcome);
}
