using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Makes the first administrator, for the page and the API alike.</summary>
public sealed class SetUpDesk(SiloCalls silo, IHttpContextAccessor http, FailedSignIns failures, KnownCounty county)
{
    private const string Account = "set-up";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private volatile bool isDone;

    /// <summary>Whether a reader who cannot sign in should be told to set up: he waits for the answer no longer than for a page, and a county that was set up is not asked about again.</summary>
    public async Task<bool> IsKnownOpenAsync()
    {
        if (isDone)
        {
            return false;
        }

        try
        {
            var open = await IsOpenAsync().WaitAsync(Patience, TimeProvider.System);
            isDone = !open;
            return open;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Whether there is something to set up.</summary>
    public Task<bool> IsOpenAsync() => silo.AsServiceAsync(grains => grains.GetGrain<ISetUpGrain>(ISetUpGrain.Key).IsOpen(), repeatable: true);

    /// <summary>Null when the administrator can sign in.</summary>
    public async Task<ApiProblem?> SetUpAsync(SetUpBody given)
    {
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "local";
        if (failures.RetryAfter(from, Account) is { } wait)
        {
            return ApiProblem.Of(ProblemCode.TooMany) with { RetryAfter = (int)Math.Ceiling(wait.TotalSeconds) };
        }

        var name = new LocalisedText(given.Name.Trim(), given.NameEn?.Trim() is { Length: > 0 } english ? english : given.Name.Trim());
        var reply = await silo.AsServiceAsync(grains => grains.GetGrain<ISetUpGrain>(ISetUpGrain.Key).SetUp(new SetUpGiven(given.Token, given.Officer.Trim(), name, given.Password, from)), repeatable: false);
        if (reply.RetryAfterSeconds is { } seconds)
        {
            return ApiProblem.Of(ProblemCode.TooMany) with { RetryAfter = seconds };
        }

        if (reply.Refusal is not { } refusal)
        {
            return null;
        }

        if (refusal.Code == RefusalCode.SetUpTokenWrong)
        {
            failures.Count(from, Account);
        }

        return Outcomes.Of(refusal, StatusOf(refusal.Code), await county.NamesAsync());
    }

    /// <summary>What is said once there is an administrator.</summary>
    public async Task<ApiProblem> DoneAsync() => Outcomes.Of(new RefusalView(RefusalCode.SetUpDone, new Dictionary<string, string>(), null, null), StatusCodes.Status410Gone, await county.NamesAsync());

    private static int StatusOf(RefusalCode code) => code switch
    {
        RefusalCode.SetUpDone => StatusCodes.Status410Gone,
        RefusalCode.SetUpTokenWrong => StatusCodes.Status403Forbidden,
        RefusalCode.FieldInvalid => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>What makes the first administrator.</summary>
/// <param name="Token">Set-up token.</param>
/// <param name="Officer">Officer id to be.</param>
/// <param name="Name">Name.</param>
/// <param name="Password">Password, 12–128 characters.</param>
/// <param name="NameEn">Name in English.</param>
public sealed record SetUpBody(string Token, string Officer, string Name, string Password, string? NameEn = null)
{
    /// <summary>Never print it by accident.</summary>
    public override string ToString() => nameof(SetUpBody);
}
