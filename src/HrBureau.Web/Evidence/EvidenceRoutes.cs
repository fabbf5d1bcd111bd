using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Files over the API: in by one form, out as attachments.</summary>
internal static class EvidenceRoutes
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        api.MapPost("/evidence", UploadAsync).WithTags("evidence")
            .WithSummary("Takes a file (multipart: file; device, takenAt, place, taker), at most 50 MB. With Idempotency-Key a repeated sending goes on where the first one broke off.")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<EvidenceBody>(StatusCodes.Status201Created)
            .Problems(400, 401, 403, 413, 415, 422, 429, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.Key, Required: false))
            .DisableAntiforgery();
        api.MapGet("/evidence/{id}", DownloadAsync).WithTags("evidence")
            .WithSummary("The file as it was taken, always as an attachment. A file that is not what was taken is never served.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Problems(401, 403, 404, 500, 503);
        api.MapGet("/evidence/{id}/meta", MetaAsync).WithTags("evidence")
            .WithSummary("What the file is: digests, size, type by content, and what was said of it.")
            .Produces<EvidenceBody>().Problems(401, 403, 404, 500, 503);
        api.MapUploads();
    }

    private static async Task<IResult> UploadAsync(HttpRequest request, EvidenceDesk desk, KnownCounty county)
    {
        if (RequestHeaders.IdempotencyKey(request, required: false, out var key) is { } problem)
        {
            return new ProblemResult(problem);
        }

        var form = new EvidenceForm(desk, await county.NamesAsync(), request.HttpContext.User.OfficerId ?? "");
        var (files, wrong) = await form.ReadAsync(request, 1, key is null ? null : $"{request.HttpContext.User.OfficerId}\n{key}");
        if (wrong is not null)
        {
            return new ProblemResult(wrong);
        }

        request.HttpContext.Response.Headers.Location = $"/api/evidence/{files[0].EvidenceId}";
        return TypedResults.Json(EvidenceBody.Of(files[0]), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> DownloadAsync(string id, EvidenceDesk desk) => await FindAsync(id, desk) switch
    {
        { Outcome: EvidenceOutcome.Accepted, Whole: { } file } => new EvidenceDownload(file),
        var reply => ProblemResult.Of(EvidenceProblems.CodeOf(reply.Outcome)),
    };

    private static async Task<IResult> MetaAsync(string id, EvidenceDesk desk) => await FindAsync(id, desk) switch
    {
        { Outcome: EvidenceOutcome.Accepted, Whole: { } file } => TypedResults.Json(EvidenceBody.Of(file), ApiJson.Options),
        var reply => ProblemResult.Of(EvidenceProblems.CodeOf(reply.Outcome)),
    };

    private static async Task<EvidenceReply> FindAsync(string id, EvidenceDesk desk) => EvidenceId.Is(id) ? await desk.OpenAsync(id) : EvidenceReply.NotFound;
}
