using HrBureau.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>The forms of the incident page and of the phone page, sent without a script: the files go on as they come, then each is attached.</summary>
internal static class EvidencePage
{
    private const int MostFiles = 10;
    private const string TokenHeader = "RequestVerificationToken";
    private const string TokenField = "__RequestVerificationToken";

    public static void MapEvidencePage(this IEndpointRouteBuilder app)
    {
        app.MapPost("/i/{id}/evidence", (string id, HttpContext context, EvidenceDesk desk, CommandDesk commands, KnownCounty county, IAntiforgery tokens) =>
            UploadAsync(id, $"/i/{id}#evidence", context, desk, commands, county, tokens)).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();
        app.MapPost("/m/e/{id}/evidence", OfRequestAsync).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> OfRequestAsync(string id, HttpContext context, ConsoleReads reads, EvidenceDesk desk, CommandDesk commands, KnownCounty county, IAntiforgery tokens) =>
        WireId.IsRequest(id) && await reads.IncidentOfAsync(id) is { } incident
            ? await UploadAsync(incident, $"/m/e/{id}#evidence", context, desk, commands, county, tokens)
            : TypedResults.StatusCode(ProblemCode.NotFound.Status);

    private static async Task<IResult> UploadAsync(string id, string back, HttpContext context, EvidenceDesk desk, CommandDesk commands, KnownCounty county, IAntiforgery tokens)
    {
        var form = new EvidenceForm(desk, await county.NamesAsync(), context.User.OfficerId ?? "");
        var (files, wrong) = await form.ReadAsync(context.Request, MostFiles, null, async () => await IsOursAsync() ? null : ApiProblem.Of(ProblemCode.FormExpired));
        if (wrong is not null)
        {
            return Said(wrong);
        }

        foreach (var file in files)
        {
            var attach = new IncidentCommand.AttachEvidence(file.EvidenceId, form.Fields.GetValueOrDefault("caption") is { Length: > 0 } caption ? caption : file.Name, form.Fields.GetValueOrDefault("step") is { Length: > 0 } step ? step : null);
            if ((await commands.IssueAsync(id, attach, $"attach-{file.EvidenceId}")).Problem is { } refused)
            {
                return Said(refused);
            }
        }

        context.Response.Headers.Location = back;
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);

        IResult Said(ApiProblem problem)
        {
            // The page of problems says what is wrong, not only its status.
            context.Features.Set(problem);
            return TypedResults.StatusCode(problem.Status);
        }

        Task<bool> IsOursAsync()
        {
            // Read from the form by the framework itself, it would have to be held whole.
            context.Request.Headers[TokenHeader] = form.Fields.GetValueOrDefault(TokenField) is { Length: > 0 } token ? token : "none";
            return tokens.IsRequestValidAsync(context);
        }
    }
}
