using System.Collections.Frozen;

namespace HrBureau.Domain;

/// <summary>Every act the duty table must speak about, no more and no less.</summary>
public static class CommandWords
{
    /// <summary>Commands on an incident, by their <c>type</c> on the wire.</summary>
    public static FrozenSet<string> OnIncident { get; } = Set(
        "verify-report activate-plan update-facts assign-inspectors take-charge hand-over accept-hand-over appoint-commander",
        "record-arrival elect-representatives promise-to-workers inform-workers end-gathering name-party link-parties",
        "record-contact-attempt record-summons-outcome declare-unreachable record-reached",
        "draft-request approve-request raise-request acknowledge-request take-on-request send-back-request hand-on-request answer-request",
        "file-request-paper record-answer confirm-recorded-answer fulfil-request withdraw-request complete-call-task change-grade",
        "file-case issue-order serve-paper post-order propose-transfer approve-transfer refuse-transfer hand-over-transfer",
        "record-police-decision ask-reconsideration suggest-supervision verify-claims demand-payment record-payment open-recovery",
        "draft-report sign-report record-phone-report add-note attach-evidence void-entry unmask",
        "end-response close reopen merge-into split-report void-incident import-roster",
        "report strike-clock record-delivery record-unmanned absorb release place-report leave-reports");

    /// <summary>Acts that are no command on an incident.</summary>
    public static FrozenSet<string> Elsewhere { get; } = Set(
        "import-reports open-drill read-incidents read-inbox read-figures read-mechanism read-access-log verify-chain",
        "edit-roster upload-evidence manage-officers manage-agencies read-operations");

    /// <summary>Both together.</summary>
    public static FrozenSet<string> All { get; } = OnIncident.Union(Elsewhere).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(params string[] lines) =>
        lines.SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
