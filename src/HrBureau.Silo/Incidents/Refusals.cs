using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Refusals as they go over the wire.</summary>
internal static class Refusals
{
    public static RefusalView View(Refusal refusal) =>
        new(refusal.Code, new Dictionary<string, string>(refusal.Args), refusal.Basis, refusal.Field);

    public static CommandReply Reply(Refusal refusal, long version) => new(OutcomeOf(refusal.Code), version, [], View(refusal), null);

    public static CommandReply Bare(CommandOutcome outcome, long version = 0) => new(outcome, version, [], null, null);

    private static CommandOutcome OutcomeOf(RefusalCode code) => code switch
    {
        RefusalCode.FieldInvalid or RefusalCode.TimeInFuture or RefusalCode.BehavioursContradict or RefusalCode.SourceNeeded
            or RefusalCode.WebhookAddressWrong or RefusalCode.WebhookAddressRefused or RefusalCode.WebhookHostUnknown or RefusalCode.WebhookNeedsTls => CommandOutcome.Invalid,
        RefusalCode.DutyMissing => CommandOutcome.Forbidden,
        RefusalCode.IncidentUnknown => CommandOutcome.NotFound,
        _ => CommandOutcome.Refused,
    };
}
