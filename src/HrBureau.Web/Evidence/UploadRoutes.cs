using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Uploads that go on where they broke off: tus 1.0, core and creation. The upload's id is that of the file.</summary>
/// <remarks>A file is closed with its last byte, and held against the <c>sha256</c> of its metadata where the sender gave one.</remarks>
internal static class UploadRoutes
{
    private const string Root = "/evidence/uploads";

    public static void MapUploads(this IEndpointRouteBuilder api)
    {
        api.MapMethods(Root, [HttpMethods.Options], Options).WithTags("evidence").WithSummary("What the resumable road can do (tus 1.0).").Produces(StatusCodes.Status204NoContent);
        Described(api.MapPost(Root, CreateAsync), TusHeaders.Length)
            .WithSummary("Begins a resumable upload (tus 1.0): Upload-Length, Upload-Metadata filename, filetype, device, takenAt, place, taker, sha256.")
            .Produces(StatusCodes.Status201Created).Problems(400, 401, 403, 412, 413, 429, 503);
        Described(api.MapMethods(Root + "/{id}", [HttpMethods.Head], HeadAsync), TusHeaders.Resumable)
            .WithSummary("How far an upload has come, in Upload-Offset; for its uploader.")
            .Produces(StatusCodes.Status200OK).Problems(401, 403, 404, 412, 503);
        Described(api.MapMethods(Root + "/{id}", [HttpMethods.Patch], PatchAsync), TusHeaders.Offset)
            .WithSummary("Sends the next bytes (application/offset+octet-stream) from Upload-Offset on. With the last one the file is closed.")
            .Produces(StatusCodes.Status204NoContent).Problems(400, 401, 403, 404, 409, 412, 413, 415, 429, 460, 503);
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string header) =>
        route.WithTags("evidence").WithMetadata(new HeaderNeed(header, Required: true)).DisableAntiforgery().AddEndpointFilter(SpeaksTusAsync);

    /// <summary>Another version of the protocol is not guessed at.</summary>
    private static async ValueTask<object?> SpeaksTusAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var (request, response) = (call.HttpContext.Request, call.HttpContext.Response);
        TusHeaders.Say(response);
        if (request.Headers[TusHeaders.Resumable].ToString() == TusHeaders.Version)
        {
            return await next(call);
        }

        TusHeaders.SayAll(response);
        return ProblemResult.Of(ProblemCode.TusNeeded, TusHeaders.Resumable);
    }

    private static NoContent Options(HttpResponse response)
    {
        TusHeaders.SayAll(response);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, EvidenceDesk desk, KnownCounty county)
    {
        if (TusHeaders.Number(request, TusHeaders.Length) is not { } length)
        {
            return ProblemResult.Of(ProblemCode.FieldMissing, TusHeaders.Length);
        }

        if (length > EvidenceLimits.FileBytes)
        {
            return ProblemResult.Of(ProblemCode.FileTooLarge, TusHeaders.Length);
        }

        if (TusMetadata.Read(request.Headers[TusHeaders.Metadata].ToString(), out var wrong) is not { } about)
        {
            return ProblemResult.Of(ProblemCode.FieldWrong, wrong);
        }

        var id = EvidenceId.Of(Guid.NewGuid());
        var reply = await desk.BeginAsync(id, length, about);
        if (reply.Outcome != EvidenceOutcome.Accepted)
        {
            return new ProblemResult(EvidenceProblems.Of(reply, await county.NamesAsync()));
        }

        TusHeaders.Say(request.HttpContext.Response, reply.Offset);
        request.HttpContext.Response.Headers.Location = $"/api{Root}/{id}";
        return TypedResults.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> HeadAsync(string id, HttpResponse response, EvidenceDesk desk)
    {
        var reply = await FindAsync(id, desk);
        if (reply.Outcome != EvidenceOutcome.Accepted)
        {
            return TypedResults.StatusCode(EvidenceProblems.CodeOf(reply.Outcome).Status);
        }

        if (reply.Whole is null && reply.Offset == reply.Size)
        {
            // Its last byte was kept and its end lost with a process.
            _ = await desk.FinishAsync(id);
        }

        TusHeaders.Say(response, reply.Offset, reply.Size ?? reply.Offset);
        return TypedResults.Ok();
    }

    private static async Task<IResult> PatchAsync(string id, HttpRequest request, EvidenceDesk desk, KnownCounty county)
    {
        if (request.ContentType != TusHeaders.BodyType)
        {
            return ProblemResult.Of(ProblemCode.MediaTypeWrong);
        }

        if (TusHeaders.Number(request, TusHeaders.Offset) is not { } offset || request.Headers.ContainsKey(TusHeaders.Checksum))
        {
            return ProblemResult.Of(ProblemCode.FieldWrong, request.Headers.ContainsKey(TusHeaders.Checksum) ? TusHeaders.Checksum : TusHeaders.Offset);
        }

        var begun = await FindAsync(id, desk);
        if (begun.Outcome != EvidenceOutcome.Accepted)
        {
            return new ProblemResult(EvidenceProblems.Of(begun, await county.NamesAsync()));
        }

        TusHeaders.Say(request.HttpContext.Response, begun.Offset);
        var size = begun.Size ?? begun.Offset;
        if (offset != begun.Offset || begun.Whole is not null)
        {
            return ProblemResult.Of(ProblemCode.UploadMoved, TusHeaders.Offset);
        }

        if (request.ContentLength > size - offset)
        {
            return ProblemResult.Of(ProblemCode.FileTooLarge);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = size - offset + 1;
        }

        var reply = await desk.KeepAsync(request.HttpContext.User.OfficerId ?? "", id, offset, request.Body, null, request.HttpContext.RequestAborted);
        reply = reply is { Outcome: EvidenceOutcome.Accepted, Offset: var reached } && reached == size ? await desk.FinishAsync(id) : reply;
        if (reply is not { Outcome: EvidenceOutcome.Accepted })
        {
            return new ProblemResult(EvidenceProblems.Of(reply, await county.NamesAsync()));
        }

        TusHeaders.Say(request.HttpContext.Response, reply.Offset);
        return TypedResults.NoContent();
    }

    private static async Task<EvidenceReply> FindAsync(string id, EvidenceDesk desk) => EvidenceId.Is(id) ? await desk.ProgressAsync(id) : EvidenceReply.NotFound;
}
