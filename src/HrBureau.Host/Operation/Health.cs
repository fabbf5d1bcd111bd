namespace HrBureau.Host;

/// <summary>What an orchestrator asks. Alive never asks the store or an actor: a store that is away is no reason to kill us.</summary>
internal static class Health
{
    /// <summary>What the answer of one that is not ready begins with.</summary>
    public const string NotReady = "not ready: ";

    private const string Text = "text/plain";

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", static () => TypedResults.Text("live")).AllowAnonymous().WithTags("operation")
            .WithSummary("Whether the process lives.")
            .Produces<string>(StatusCodes.Status200OK, Text);
        app.MapGet("/health/ready", static async (Readiness readiness) => await readiness.MissingAsync() is { } missing
            ? Results.Text(NotReady + missing, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready")).AllowAnonymous().WithTags("operation")
            .WithSummary("Whether a sign-in works.")
            .Produces<string>(StatusCodes.Status200OK, Text).Produces<string>(StatusCodes.Status503ServiceUnavailable, Text);
    }
}
