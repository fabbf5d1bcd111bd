using System.Globalization;

namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision AttachEvidence(Act act, IncidentCommand.AttachEvidence command) => StepStands(act.State, command.Step)
        ? Attach(act, [command.EvidenceId], command.Caption, command.Step, "evidenceId")
        : Decision.No(RefusalCode.StepUnknown, field: "step", args: ("step", command.Step!));

    /// <summary>An act and the files it names: all of them are attached with it, or nothing is recorded.</summary>
    private static Decision WithFiles(Act act, IncidentCommand command, string field, IncidentEvent recorded)
    {
        var entry = (act.State.Version + 1).ToString(CultureInfo.InvariantCulture);
        return Attach(act, EvidenceGrounds.NamedBy(command), null, entry, field) switch
        {
            Decision.Accepted files => Decision.Yes([recorded, .. files.Events]),
            var refused => refused,
        };
    }

    /// <summary>A file that is attached already stays as it is.</summary>
    private static Decision Attach(Act act, IReadOnlyList<string> ids, string? caption, string? step, string field)
    {
        var more = ids.Where(id => act.State.Evidence.TrueForAll(attached => attached.File.EvidenceId != id)).ToArray();
        if (act.State.Evidence.Count + more.Length > EvidenceLimits.Attached)
        {
            return Decision.No(RefusalCode.EvidenceFull, field: field, args: ("most", EvidenceLimits.Attached.ToString(CultureInfo.InvariantCulture)));
        }

        foreach (var id in more)
        {
            if (!act.Files.Files.TryGetValue(id, out var known))
            {
                return Decision.No(RefusalCode.EvidenceUnknown, field: field, args: ("evidenceId", id));
            }

            if (known is null)
            {
                return Decision.No(RefusalCode.EvidenceUnfinished, field: field, args: ("evidenceId", id));
            }
        }

        return Decision.Yes([.. more.Select(id => Attached(id, act.Files.Files[id]!, caption, step))]);
    }

    private static IncidentEvent.EvidenceAttached Attached(string id, KnownEvidence file, string? caption, string? step) => new(
        id, file.Sha256, file.Sm3, file.Size, file.Type, file.Contradicts, new Personal(id, file.About.Name), file.About.TakenAt, new Personal(id, file.About.Place), file.About.Device,
        new Personal(id, file.About.Taker), caption, step);

    private static bool StepStands(IncidentState state, string? step) => step is null
        || (long.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version >= 1 && version <= state.Version && !state.Voided.Contains(version)
            : state.Requests.ContainsKey(step) || PersonOf(state, step) is not null);
}
