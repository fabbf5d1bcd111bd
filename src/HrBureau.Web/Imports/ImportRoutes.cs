using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Tables of reports over the API.</summary>
internal static class ImportRoutes
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Longest wait for the end of an import; whoever does not want to wait says <c>Prefer: respond-async</c>.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/reports/import", HandInAsync).WithTags("reports")
            .WithSummary("Imports a platform's table of reports (xlsx; csv in UTF-8 or GB18030), form field file. Optional fields: mapping (JSON), holds. With preview=true nothing is taken; with Prefer: respond-async the answer does not wait for the end.")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<ImportBody>().Produces<ImportBody>(StatusCodes.Status202Accepted).Problems(400, 401, 403, 413, 429, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.Key, Required: false));
        api.MapGet("/reports/imports/{id}", ViewAsync).WithTags("reports")
            .WithSummary("How an import stands. While it runs, rejected holds the first of the rows that were not taken; once it is done, all of them.")
            .Produces<ImportBody>().Problems(401, 403, 404, 503);
        api.MapGet("/reports/imports/{id}/rejected.xlsx", RejectedAsync).WithTags("reports")
            .WithSummary("The rows that were not taken, with the reasons, to be mended and handed in again.")
            .Produces<byte[]>(StatusCodes.Status200OK, Workbook).Problems(401, 403, 404, 503);
    }

    private static async Task<IResult> HandInAsync(HttpRequest request, bool? preview, bool? page, ImportDesk desk, TimeProvider time)
    {
        var answer = await ImportAsync(request, preview == true, page == true, desk, time);
        return page == true && answer is ProblemResult { Problem: var problem } ? TypedResults.Redirect($"/import{QueryString.Create("refused", problem.Word ?? problem.Code)}") : answer;
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, bool preview, bool page, ImportDesk desk, TimeProvider time)
    {
        if (RequestHeaders.IdempotencyKey(request, required: false, out var key) is { } keyProblem)
        {
            return new ProblemResult(keyProblem);
        }

        var (upload, problem) = await desk.ReceiveAsync(request);
        if (upload is null)
        {
            return new ProblemResult(problem!);
        }

        if (ReadMapping(upload, out var given) is { } wrong)
        {
            return new ProblemResult(wrong);
        }

        var (id, refused) = await desk.OpenAsync(upload.Name, upload.Bytes, key is null ? null : $"{request.HttpContext.User.OfficerId}\n{key}");
        if (id is null || await desk.ViewAsync(id) is not { } view)
        {
            return new ProblemResult(refused ?? ApiProblem.Of(ProblemCode.TryAgain));
        }

        if (page)
        {
            return TypedResults.Redirect($"/import/{id}");
        }

        if (view.State == ImportState.Draft)
        {
            if (await desk.SheetAsync(view) is not { } sheet)
            {
                return ProblemResult.Of(ProblemCode.TryAgain);
            }

            var mapping = given.Over((await desk.MappingAsync(sheet)).Mapping);
            if (preview)
            {
                return TypedResults.Json(ImportBody.Draft(view, sheet, mapping, await desk.RowsAsync(sheet, mapping)), ApiJson.Options);
            }

            if (await desk.StartAsync(view, sheet, mapping, Holds(upload)) is { } notStarted)
            {
                return new ProblemResult(notStarted);
            }
        }

        return await AnswerAsync(request, id, desk, time);
    }

    private static async Task<IResult> AnswerAsync(HttpRequest request, string id, ImportDesk desk, TimeProvider time)
    {
        var waits = !request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase);
        var until = time.GetUtcNow() + LongestWait;
        for (; ; await Task.Delay(LookEvery, time, request.HttpContext.RequestAborted))
        {
            var view = (await desk.ViewAsync(id))!;
            if (view.State == ImportState.Done)
            {
                return TypedResults.Json(ImportBody.Of(view, await desk.FaultsAsync(view)), ApiJson.Options);
            }

            if (!waits || time.GetUtcNow() > until)
            {
                request.HttpContext.Response.Headers.Location = $"/api/reports/imports/{id}";
                return TypedResults.Json(ImportBody.Of(view, view.Faults), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);
            }
        }
    }

    private static async Task<IResult> ViewAsync(string id, ImportDesk desk) =>
        await desk.ViewAsync(id) is { } view ? TypedResults.Json(ImportBody.Of(view, view.State == ImportState.Done ? await desk.FaultsAsync(view) : view.Faults), ApiJson.Options) : ProblemResult.Of(ProblemCode.NotFound);

    private static async Task<IResult> RejectedAsync(string id, ImportDesk desk)
    {
        if (await desk.ViewAsync(id) is not { State: not ImportState.Draft } view || await desk.SheetAsync(view) is not { } sheet)
        {
            return ProblemResult.Of(ProblemCode.NotFound);
        }

        var reasons = (await desk.FaultsAsync(view)).GroupBy(fault => fault.Row).ToDictionary(row => row.Key, row => Words.Listed(row.Select(ImportProblems.Sentence)));
        return TypedResults.File(RejectedTable.Write(sheet, reasons, PageText.Of("import.row"), PageText.Of("import.reason")), Workbook, $"rejected-{id}.xlsx");
    }

    /// <summary>Calm leads are held by who imports them unless he says otherwise.</summary>
    private static bool Holds(TableUpload upload) => upload.Fields.GetValueOrDefault("holds") != "false";

    private static ApiProblem? ReadMapping(TableUpload upload, out MappingBody mapping)
    {
        mapping = new MappingBody();
        try
        {
            mapping = upload.Fields.GetValueOrDefault("mapping") is { Length: > 0 } text ? JsonSerializer.Deserialize<MappingBody>(text, ApiJson.Options) ?? mapping : mapping;
            if (upload.Fields.GetValueOrDefault("source") is { Length: > 0 } word)
            {
                if (!WireWord.TryParse<ReportSource>(word, out var source))
                {
                    return ApiProblem.Of(ProblemCode.FieldWrong, "source");
                }

                mapping = mapping with { Source = source };
            }

            return null;
        }
        catch (JsonException)
        {
            return ApiProblem.Of(ProblemCode.FieldWrong, "mapping");
        }
    }
}
