namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision TakeCharge(Act act) => act.State.Holder.Officer switch
    {
        null => Decision.Yes(new IncidentEvent.ChargeTaken(act.By.Id)),
        var holder when holder == act.By.Id => Nothing,
        var holder => Decision.No(RefusalCode.AlreadyHeld, args: ("holder", holder)),
    };

    /// <summary>The holder offers it himself; where he cannot, the leader on duty does.</summary>
    private static Decision HandOver(Act act, IncidentCommand.HandOver command)
    {
        var holder = act.State.Holder.Officer;
        if (holder is null || (holder != act.By.Id && !act.By.Posts.Contains(Posts.LeaderOnDuty)))
        {
            return Decision.No(RefusalCode.NotHolder);
        }

        if (command.To == holder)
        {
            return Decision.No(RefusalCode.FieldInvalid, field: "to", args: ("field", "to"));
        }

        return Stranger(act, [command.To], command.HomeOfficers) is { } stranger
            ? Decision.No(RefusalCode.OfficerUnknown, field: "to", args: ("officer", stranger))
            : Decision.Yes(new IncidentEvent.HandOverOffered(holder, command.To, command.Summary));
    }

    private static Decision AssignInspectors(Act act, IncidentCommand.AssignInspectors command) => Stranger(act, command.Officers, command.HomeOfficers) is { } stranger
        ? Decision.No(RefusalCode.OfficerUnknown, field: "officers", args: ("officer", stranger))
        : Decision.Yes(new IncidentEvent.InspectorsAssigned([.. command.Officers.Distinct()]));

    /// <summary>The first who is no officer of the home agency; the incident's mechanism may be older than its officers.</summary>
    private static string? Stranger(Act act, IEnumerable<string> officers, IReadOnlySet<string>? known) =>
        officers.FirstOrDefault(id => !(known?.Contains(id) ?? act.Mechanism.Officers.Any(row => row.Id == id && row.Agency == act.Mechanism.HomeAgency.Code)));

    private static Decision AcceptHandOver(Act act) => act.State.Holder is { OfferedTo: { } to, Officer: { } from } && to == act.By.Id
        ? Decision.Yes(new IncidentEvent.HandOverAccepted(from, to))
        : Decision.No(RefusalCode.NoHandOver);
}
