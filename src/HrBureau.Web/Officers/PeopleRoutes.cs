using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Officers and agencies over the API, for administrators.</summary>
internal static class PeopleRoutes
{
    private const int UsualActs = 50;

    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/officers", ListAsync).WithTags("administration")
            .WithSummary("Officers and agencies the caller may know of, with the version to send back as If-Match.")
            .Produces<PeopleView>().Problems(401, 403, 503);
        api.MapPost("/officers", MakeAsync).WithTags("administration")
            .WithSummary("Makes an officer. The answer shows his password for one sign-in, once; it is good for seven days.")
            .Accepts<OfficerGiven>("application/json").WithMetadata(new HeaderNeed(RequestHeaders.Match, Required: false))
            .Produces<PeopleBody>(StatusCodes.Status201Created).Problems(400, 401, 403, 409, 412, 413, 415, 503);
        api.MapPut("/officers/{id}", ChangeAsync).WithTags("administration")
            .WithSummary("Changes an officer's name, duties and phone. Nobody changes his own duties.")
            .Accepts<OfficerGiven>("application/json").WithMetadata(new HeaderNeed(RequestHeaders.Match, Required: false))
            .Produces<PeopleBody>().Problems(400, 401, 403, 404, 409, 412, 413, 415, 503);
        api.MapPost("/officers/{id}/disable", (string id, bool? confirmed, PeopleDesk desk) => DoAsync(desk.DisableAsync(id, true, confirmed == true))).WithTags("administration")
            .WithSummary("Disables an officer; his sessions end. Refused with what would be left with nobody, unless confirmed=true.")
            .Produces<PeopleBody>().Problems(401, 403, 404, 409, 412, 503);
        api.MapPost("/officers/{id}/enable", (string id, PeopleDesk desk) => DoAsync(desk.DisableAsync(id, false, true))).WithTags("administration")
            .WithSummary("Enables an officer again, with the password of before.")
            .Produces<PeopleBody>().Problems(401, 403, 404, 409, 412, 503);
        api.MapPost("/officers/{id}/reset-password", (string id, PeopleDesk desk) => DoAsync(desk.ResetAsync(id))).WithTags("administration")
            .WithSummary("Draws an officer a password for one sign-in, shown once; his sessions end.")
            .Produces<PeopleBody>().Problems(401, 403, 404, 409, 503);
        api.MapPost("/officers/first-passwords", DrawFirstAsync).WithTags("administration")
            .WithSummary("Draws passwords for one sign-in for officers who never had one, shown once; asked again it goes on with those who are still without.")
            .Produces<FirstPasswordsBody>().Problems(401, 403, 503);
        api.MapPost("/officers/import", ImportAsync).WithTags("administration")
            .WithSummary("Imports a table of officers or agencies (xlsx; csv in UTF-8 or GB18030), form field file, whole or not at all. With preview=true nothing is taken.")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<PeopleImportBody>().Problems(400, 401, 403, 409, 412, 413, 503);
        api.MapPost("/agencies", MakeAgencyAsync).WithTags("administration")
            .WithSummary("Makes an agency with the usual posts.")
            .Accepts<AgencyGiven>("application/json").WithMetadata(new HeaderNeed(RequestHeaders.Match, Required: false))
            .Produces<PeopleBody>(StatusCodes.Status201Created).Problems(400, 401, 403, 409, 412, 413, 415, 503);
        api.MapPut("/agencies/{code}", ChangeAgencyAsync).WithTags("administration")
            .WithSummary("Changes an agency's names, kind and phone.")
            .Accepts<AgencyGiven>("application/json").WithMetadata(new HeaderNeed(RequestHeaders.Match, Required: false))
            .Produces<PeopleBody>().Problems(400, 401, 403, 404, 409, 412, 413, 415, 503);
        api.MapPost("/agencies/{code}/disable", (string code, bool? confirmed, PeopleDesk desk) => DoAsync(desk.DisableAgencyAsync(code, true, confirmed == true))).WithTags("administration")
            .WithSummary("Disables an agency that no ladder or form names. Refused with the officers it shuts out and the requests that wait for it, unless confirmed=true.")
            .Produces<PeopleBody>().Problems(401, 403, 404, 409, 412, 503);
        api.MapPost("/agencies/{code}/enable", (string code, PeopleDesk desk) => DoAsync(desk.DisableAgencyAsync(code, false, true))).WithTags("administration")
            .WithSummary("Enables an agency again.")
            .Produces<PeopleBody>().Problems(401, 403, 404, 409, 412, 503);
        api.MapGet("/administration", ActsAsync).WithTags("administration")
            .WithSummary("What administrators did, newest first, rows before and after; before= of an answer asks for what is older.")
            .Produces<ActsBody>().Problems(400, 401, 403, 503);
    }

    private static async Task<IResult> ListAsync(PeopleDesk desk) => TypedResults.Json(await desk.PeopleAsync(), ApiJson.Options);

    private static Task<IResult> MakeAsync(HttpRequest request, PeopleDesk desk) => WithAsync<OfficerGiven>(request, (given, seen) => desk.MakeAsync(given, seen), StatusCodes.Status201Created);

    private static Task<IResult> ChangeAsync(string id, HttpRequest request, PeopleDesk desk) => WithAsync<OfficerGiven>(request, (given, seen) => desk.ChangeAsync(id, given, seen));

    private static Task<IResult> MakeAgencyAsync(HttpRequest request, PeopleDesk desk) => WithAsync<AgencyGiven>(request, (given, seen) => desk.MakeAsync(given, seen), StatusCodes.Status201Created);

    private static Task<IResult> ChangeAgencyAsync(string code, HttpRequest request, PeopleDesk desk) => WithAsync<AgencyGiven>(request, (given, seen) => desk.ChangeAsync(code, given, seen));

    private static async Task<IResult> ActsAsync(string? before, PeopleDesk desk)
    {
        if (before is not null && !long.TryParse(before, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            return ProblemResult.Of(ProblemCode.QueryWrong, "before");
        }

        return TypedResults.Json(await desk.ActsAsync(before is null ? null : long.Parse(before, System.Globalization.CultureInfo.InvariantCulture), UsualActs), ApiJson.Options);
    }

    private static async Task<IResult> DrawFirstAsync(PeopleDesk desk)
    {
        var act = await desk.DrawFirstAsync();
        return act.Reply is { } reply
            ? TypedResults.Json(new FirstPasswordsBody(reply.Version, reply.Passwords, reply.Without), ApiJson.Options)
            : new ProblemResult(act.Problem!);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, bool? preview, bool? page, PeopleDesk desk)
    {
        var (upload, problem) = await desk.ReceiveAsync(request);
        if (upload is null)
        {
            return page == true ? TypedResults.Redirect($"/admin/import{QueryString.Create("refused", problem!.Word ?? problem.Code)}") : new ProblemResult(problem!);
        }

        if (page == true)
        {
            return TypedResults.Redirect($"/admin/import/{await desk.KeepAsync(upload.Name, upload.Bytes)}");
        }

        var known = await desk.PeopleAsync();
        var (_, people, refused) = await desk.ReadAsync(upload.Name, upload.Bytes, known);
        if ((refused ?? PeopleDesk.Fault(people!) ?? PeopleDesk.Fault(await desk.CheckAsync(people!))) is { } wrong)
        {
            return new ProblemResult(wrong);
        }

        if (preview == true)
        {
            return TypedResults.Json(new PeopleImportBody(known.Version, people!.Rows.Officers.Count + people.Rows.Agencies.Count, 0, [], people.Rows), ApiJson.Options);
        }

        var act = await desk.TakeAsync(people!.Rows, known.Version);
        return act.Reply is { } reply
            ? TypedResults.Json(new PeopleImportBody(reply.Version, people.Rows.Officers.Count + people.Rows.Agencies.Count, reply.Changed, reply.Passwords, Without: reply.Without.Count > 0 ? reply.Without : null), ApiJson.Options)
            : new ProblemResult(act.Problem!);
    }

    private static async Task<IResult> WithAsync<T>(HttpRequest request, Func<T, long?, Task<PeopleAct>> act, int status = StatusCodes.Status200OK)
        where T : class
    {
        if (RequestHeaders.IfMatch(request, out var seen) is { } headerProblem)
        {
            return new ProblemResult(headerProblem);
        }

        var body = await BodyReader.ReadAsync<T>(request);
        return body.Value is { } given ? await DoAsync(act(given, seen), status) : new ProblemResult(body.Problem!);
    }

    private static async Task<IResult> DoAsync(Task<PeopleAct> task, int status = StatusCodes.Status200OK)
    {
        var act = await task;
        return act.Reply is { } reply
            ? TypedResults.Json(new PeopleBody(reply.Version, reply.Passwords.Count > 0 ? reply.Passwords[0].Password : null, reply.Holdings), ApiJson.Options, statusCode: status)
            : new ProblemResult(act.Problem!);
    }
}

/// <summary>What came of an administrative act.</summary>
/// <param name="Version">Version after it.</param>
/// <param name="Password">Password for one sign-in, the one time it is shown.</param>
/// <param name="Left">What is left with nobody.</param>
public sealed record PeopleBody(long Version, string? Password = null, HoldingsView? Left = null)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(PeopleBody);
}

/// <summary>A table of people.</summary>
/// <param name="Version">Version after it.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Changed">Rows that are other than before.</param>
/// <param name="Passwords">Passwords for one sign-in, the one time they are shown.</param>
/// <param name="Rows">The rows as they would stand; only of a preview.</param>
/// <param name="Without">New officers for whom no password could be drawn: ask by first-passwords.</param>
public sealed record PeopleImportBody(long Version, int Read, int Changed, IReadOnlyList<OncePassword> Passwords, PeopleRows? Rows = null, IReadOnlyList<string>? Without = null);

/// <summary>Passwords for those who had none.</summary>
/// <param name="Version">Version after it.</param>
/// <param name="Passwords">Passwords for one sign-in, the one time they are shown.</param>
/// <param name="Without">Officers for whom none could be drawn in time: ask again.</param>
public sealed record FirstPasswordsBody(long Version, IReadOnlyList<OncePassword> Passwords, IReadOnlyList<string> Without)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(FirstPasswordsBody);
}

/// <summary>Administrative acts.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Before">What to ask for next; none after the oldest.</param>
public sealed record ActsBody(IReadOnlyList<ActView> Items, long? Before = null);
