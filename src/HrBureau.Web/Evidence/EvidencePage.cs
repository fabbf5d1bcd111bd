using HrBureau.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>The form of the incident page, sent without a script: the files go on as they come, then each is attached.</summary>
internal static class EvidencePage
{
    private const int MostFiles = 10;
    private const string TokenHeader = "RequestVerificationToken";
    private const string TokenField = "__RequestVerificationToken";

    public static void MapEvidencePage(this IEndpointRouteBuilder app) =>
        app.MapPost("/i/{id}/evidence", UploadAsync).RequireAuthorization().DisableAntiforgery().ExcludeFromDescription();

    private static async Task<IResult> UploadAsync(string id, HttpContext context, EvidenceDesk desk, CommandDesk commands, KnownCounty county, IAntiforgery tokens)
    {
        var form = new EvidenceForm(desk, await county.NamesAsync());
        var (files, wrong) = await form.ReadAsync(context.Request, MostFiles, null, async () => await IsOursAsync() ? null : ApiProblem.Of(ProblemCode.FormExpired));
        if (wrong is not null)
        {
            return TypedResults.StatusCode(wrong.Status);
        }

        foreach (var file in files)
        {
            var attach = new IncidentCommand.AttachEvidence(file.EvidenceId, form.Fields.GetValueOrDefault("caption") is { Length: > 0 } caption ? caption : file.Name, form.Fields.GetValueOrDefault("step") is { Length: > 0 } step ? step : null);
            if ((await commands.IssueAsync(id, attach, $"attach-{file.EvidenceId}")).Problem is { } refused)
            {
                return TypedResults.StatusCode(refused.Status);
            }
        }

        context.Response.Headers.Location = $"/i/{id}#evidence";
        return TypedResults.StatusCode(StatusCodes.Status303SeeOther);

        Task<bool> IsOursAsync()
        {
            // Read from the form by the framework itself, it would have to be held whole.
            context.Request.Headers[TokenHeader] = form.Fields.GetValueOrDefault(TokenField) is { Length: > 0 } token ? token : "none";
            return tokens.IsRequestValidAsync(context);
        }
    }
}
