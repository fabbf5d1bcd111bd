using HrBureau.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HrBureau.Web;

/// <summary>Drills over the API.</summary>
internal static class DrillRoutes
{
    public static void MapDrills(this IEndpointRouteBuilder api)
    {
        api.MapPost("/drills", StartAsync).WithTags("drills")
            .WithSummary("Replays a scenario of the county step by step, timeScale times faster than its story; it goes on whoever looks. A live drill is opened by POST /api/reports with drill.")
            .Accepts<DrillGiven>("application/json")
            .Produces<DrillBody>(StatusCodes.Status201Created).Problems(400, 401, 403, 409, 413, 415, 422, 503)
            .WithMetadata(new HeaderNeed(RequestHeaders.Key, Required: false));
        api.MapGet("/drills", async (DrillDesk desk, KnownCounty county) => TypedResults.Json(new DrillList([.. await BodiesAsync(await desk.NewestAsync(), county)]), ApiJson.Options)).WithTags("drills")
            .WithSummary("Replays, the newest first.")
            .Produces<DrillList>().Problems(401, 403, 503);
        api.MapGet("/drills/scenarios", async (DrillDesk desk) => TypedResults.Json(new ScenarioList([.. (await desk.ScenariosAsync()).Select(ScenarioBody.Of)]), ApiJson.Options)).WithTags("drills")
            .WithSummary("Scenarios that can be replayed, and what is wrong with the others.")
            .Produces<ScenarioList>().Problems(401, 403, 503);
        api.MapGet("/drills/{id}", async (string id, DrillDesk desk, KnownCounty county) => await BodyAsync(await desk.ViewAsync(id), county)).WithTags("drills")
            .WithSummary("How far a replay is.")
            .Produces<DrillBody>().Problems(401, 403, 404, 503);
        Act(api, "hold", "Holds a replay before its next step.", (desk, id) => desk.HoldAsync(id, true));
        Act(api, "go-on", "Lets a held replay go on.", (desk, id) => desk.HoldAsync(id, false));
        Act(api, "stop", "Stops a replay for good; its incident ends where it stands.", (desk, id) => desk.StopAsync(id));
        api.MapGet("/drills/{id}/report", ReportAsync).WithTags("drills")
            .WithSummary("Who answered in time and who did not, and whom the ladders rang: of a replay, or by the number of its incident of any drill.")
            .Produces<LatenessBody>().Problems(401, 403, 404, 503);
    }

    private static void Act(IEndpointRouteBuilder api, string word, string summary, Func<DrillDesk, string, Task<DrillView?>> act) =>
        api.MapPost($"/drills/{{id}}/{word}", async (string id, DrillDesk desk, KnownCounty county) => await BodyAsync(await act(desk, id), county)).WithTags("drills")
            .WithSummary(summary)
            .Produces<DrillBody>().Problems(401, 403, 404, 503);

    private static async Task<IResult> StartAsync(HttpRequest request, DrillDesk desk, KnownCounty county)
    {
        if (RequestHeaders.IdempotencyKey(request, required: false, out var key) is { } keyProblem)
        {
            return new ProblemResult(keyProblem);
        }

        var body = await BodyReader.ReadAsync<DrillGiven>(request);
        if (body.Value is not { } given)
        {
            return new ProblemResult(body.Problem!);
        }

        if (given.TimeScale is < 1 or > DrillOrder.Fastest)
        {
            return new ProblemResult(ApiProblem.Of(ProblemCode.FieldWrong) with { Errors = ApiProblem.Fields("timeScale", PageText.Of("drill.speed.range", 1, DrillOrder.Fastest)) });
        }

        var reply = await desk.StartAsync(new DrillOrder(given.Scenario, given.TimeScale), key is null ? null : $"{request.HttpContext.User.OfficerId}\n{key}");
        if (DrillProblems.Of(reply) is { } problem)
        {
            return new ProblemResult(problem);
        }

        request.HttpContext.Response.Headers.Location = $"/api/drills/{reply.View!.DrillId}";
        return TypedResults.Json(DrillBody.Of(reply.View, await county.NamesAsync()), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> ReportAsync(string id, DrillDesk desk, KnownCounty county) => await desk.ReportAsync(id) is { } report
        ? TypedResults.Json(LatenessBody.Of(report, await county.NamesAsync()), ApiJson.Options)
        : ProblemResult.Of(ProblemCode.NotFound);

    private static async Task<IResult> BodyAsync(DrillView? view, KnownCounty county) => view is null
        ? ProblemResult.Of(ProblemCode.NotFound)
        : TypedResults.Json(DrillBody.Of(view, await county.NamesAsync()), ApiJson.Options);

    private static async Task<IEnumerable<DrillBody>> BodiesAsync(IReadOnlyList<DrillView> views, KnownCounty county)
    {
        var names = await county.NamesAsync();
        return views.Select(view => DrillBody.Of(view, names));
    }
}
