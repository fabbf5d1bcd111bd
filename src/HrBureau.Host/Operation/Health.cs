namespace HrBureau.Host;

/// <summary>What an orchestrator asks. Alive never asks the store or an actor: a store that is away is no reason to kill us.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", static async (Readiness readiness) => await readiness.IsReadyAsync()
            ? Results.Text("ready")
            : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous().ExcludeFromDescription();
    }
}
