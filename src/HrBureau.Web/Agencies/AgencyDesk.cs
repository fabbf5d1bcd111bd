using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The one road of an administrator, by page or API, to an agency's own system and its keys.</summary>
public sealed class AgencyDesk(SiloCalls silo, KnownCounty county)
{
    /// <summary>How long the old secret signs beside a new one, unless something else is said.</summary>
    public const int UsualOverlapHours = 24;

    /// <summary>What stands on the register; null when the agency is not the caller's to administer.</summary>
    public Task<WebhookView?> WebhookAsync(string agency) =>
        WireId.IsAgency(agency) ? silo.AsOfficerAsync(grains => grains.GetGrain<IWebhookGrain>(agency).Show(), repeatable: true) : Task.FromResult<WebhookView?>(null);

    public Task<WebhookAct> RegisterAsync(string agency, string url, bool active) => ChangeAsync(agency, hook => hook.Register(url, active));

    public Task<WebhookAct> RotateAsync(string agency, int? overlapHours) => ChangeAsync(agency, hook => hook.Rotate(overlapHours ?? UsualOverlapHours));

    public Task<WebhookAct> EndOldAsync(string agency) => ChangeAsync(agency, hook => hook.EndOld());

    public Task<WebhookAct> RemoveAsync(string agency) => ChangeAsync(agency, hook => hook.Remove());

    /// <summary>Sends a test message.</summary>
    public async Task<(WebhookTestReply? Reply, ApiProblem? Problem)> TestAsync(string agency)
    {
        var reply = WireId.IsAgency(agency) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IWebhookGrain>(agency).Test(), repeatable: false) : null;
        return reply is null ? (null, Absent) : (reply, await ProblemAsync(reply.Refusal));
    }

    /// <summary>The keys of an agency's own systems; null when the agency is not the caller's to administer.</summary>
    public Task<IReadOnlyList<ApiKeyView>?> KeysAsync(string agency) =>
        WireId.IsAgency(agency) ? silo.AsOfficerAsync(grains => grains.GetGrain<IApiKeysGrain>(agency).List(), repeatable: true) : Task.FromResult<IReadOnlyList<ApiKeyView>?>(null);

    /// <summary>The keys of every agency that is the caller's to administer.</summary>
    public async Task<IReadOnlyList<ApiKeyView>> KeysAsync()
    {
        var agencies = (await county.ViewAsync()).Agencies.Select(agency => agency.Code);
        var keys = await Task.WhenAll(agencies.Select(KeysAsync));
        return [.. keys.SelectMany(some => some ?? [])];
    }

    /// <summary>Makes a key. Sent twice it would make two; where the answer is lost, the key it showed is.</summary>
    public async Task<(ApiKeyReply? Reply, ApiProblem? Problem)> IssueAsync(string agency, string name, IReadOnlyList<KeyScope> scopes, DateTimeOffset? until)
    {
        try
        {
            var reply = WireId.IsAgency(agency) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IApiKeysGrain>(agency).Issue(name, scopes.ToArray(), until), repeatable: false) : null;
            return reply is null ? (null, Absent) : (reply, await ProblemAsync(reply.Refusal));
        }
        catch (Exception lost) when (Faults.CodeOf(lost) == ProblemCode.TryAgain)
        {
            return (null, ApiProblem.Of(ProblemCode.KeyPerhapsMade));
        }
    }

    /// <summary>Revokes a key; its agency stands in its id.</summary>
    public async Task<ApiProblem?> RevokeAsync(string keyId)
    {
        var agency = keyId.LastIndexOf('-') is var cut and > 0 ? $"agy-{keyId[..cut]}" : "";
        var revoked = WireId.IsAgency(agency) ? await silo.AsOfficerAsync(grains => grains.GetGrain<IApiKeysGrain>(agency).Revoke(keyId), repeatable: false) : null;
        return revoked is null ? Absent : null;
    }

    private static ApiProblem Absent => ApiProblem.Of(ProblemCode.NotFound);

    private async Task<WebhookAct> ChangeAsync(string agency, Func<IWebhookGrain, Task<WebhookReply?>> change)
    {
        var reply = WireId.IsAgency(agency) ? await silo.AsOfficerAsync(grains => change(grains.GetGrain<IWebhookGrain>(agency)), repeatable: false) : null;
        return reply is null ? new WebhookAct(null, Absent) : new WebhookAct(reply, await ProblemAsync(reply.Refusal));
    }

    private async Task<ApiProblem?> ProblemAsync(RefusalView? refusal) => refusal is null ? null : Outcomes.Of(refusal, StatusOf(refusal.Code), await county.NamesAsync());

    private static int StatusOf(RefusalCode code) => code is RefusalCode.WebhookMissing or RefusalCode.TooManyKeys ? 409 : 400;
}

/// <summary>What came of a change to an agency's registration.</summary>
/// <param name="Reply">The silo's reply; null when the agency is not the caller's to administer.</param>
/// <param name="Problem">Null when it stands.</param>
public sealed record WebhookAct(WebhookReply? Reply, ApiProblem? Problem);
