using System.Collections.Immutable;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision VoidEntry(Act act, IncidentCommand.VoidEntry command)
    {
        if (NotVoidable(act.State, command) is { } refused)
        {
            return refused;
        }

        var grounds = command.Grounds!;
        var outside = act.State.Notices.Values.Where(mark => grounds.Versions.Contains(mark.Owed.Version) && HasLeft(mark)).Select(mark => mark.Owed.NoticeId).ToImmutableList();
        act.Restart(grounds.Without);
        act.Add(new IncidentEvent.EntryVoided(command.Version, grounds.Versions, command.Reason, outside, grounds.RequestsConcerned, grounds.Reports.Count == 0 ? null : grounds.Reports));
        Rules.Lift(act, command);
        act.Corrected();
        return command.Replacement is null ? Nothing : Replace(act, command.Replacement);
    }

    private static Decision? NotVoidable(IncidentState state, IncidentCommand.VoidEntry command)
    {
        var version = ("version", command.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return command.Grounds switch
        {
            _ when state.Voided.Contains(command.Version) => Decision.No(RefusalCode.EntryAlreadyVoided, field: "version", args: version),
            null or { Entry: null } => Decision.No(RefusalCode.EntryUnknown, field: "version", args: version),
            { Entry.Event: { } e } when VoidGrounds.IsOfMerging(e) => Decision.No(RefusalCode.MergeNotVoidable, field: "version", args: [version, ("kind", EventJson.Kind(e))]),
            { Voidable: false, Entry: { } entry } => Decision.No(RefusalCode.EntryNotVoidable, field: "version", args: [version, ("kind", EventJson.Kind(entry.Event))]),
            _ => null,
        };
    }

    /// <summary>The act in its place is decided on the state without the old one, in the same act.</summary>
    private static Decision Replace(Act act, IncidentCommand replacement)
    {
        var refusal = replacement is IncidentCommand.VoidEntry
            ? Refusal.Of(RefusalCode.FieldInvalid, field: "replacement")
            : CommandDuty.Check(replacement, act.By, act.Mechanism) ?? Phases(act.State, replacement) ?? CommandFields.Check(replacement, act.Now);
        refusal ??= (Arm(act, replacement) as Decision.Refused)?.Refusal;
        return refusal is null
            ? Nothing
            : Decision.No(RefusalCode.ReplacementRefused, refusal.Basis, "replacement", ("code", WireWord.Of(refusal.Code)));
    }

    private static bool HasLeft(NoticeMark mark) => mark.Done || mark.State is NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen;
}
