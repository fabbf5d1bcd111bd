namespace HrBureau.Domain;

public static partial class IncidentDecider
{
    private static Decision TakeCharge(Act act) => act.State.Holder.Officer switch
    {
        null => Decision.Yes(new IncidentEvent.ChargeTaken(act.By.Id)),
        var holder when holder == act.By.Id => Nothing,
        var gone when !act.Mechanism.Serves(gone) => Decision.Yes(new IncidentEvent.ChargeTaken(act.By.Id)),
        var holder => Decision.No(RefusalCode.AlreadyHeld, args: ("officer", holder)),
    };

    private static Decision HandOver(Act act, IncidentCommand.HandOver command)
    {
        var holder = act.State.Holder.Officer;
        if (!GivenWork.MayHandOver(holder, act.By.Id, act.By.Posts))
        {
            return Decision.No(RefusalCode.NotHolder, args: holder is null ? [] : [("officer", holder)]);
        }

        if (command.To == holder)
        {
            return Decision.No(RefusalCode.FieldInvalid, field: "to", args: ("field", "to"));
        }

        return Unfit(act, "to", [command.To], act.Mechanism.HomeAgency.Code, GivenWork.Hold) ?? Decision.Yes(new IncidentEvent.HandOverOffered(holder, command.To, command.Summary));
    }

    private static Decision AssignInspectors(Act act, IncidentCommand.AssignInspectors command) =>
        Unfit(act, "officers", command.Officers, act.Mechanism.HomeAgency.Code, GivenWork.Inspect) ?? Decision.Yes(new IncidentEvent.InspectorsAssigned([.. command.Officers.Distinct()]));

    /// <summary>Refuses the first who is no officer of the agency, or whose duties do not cover the work that is given to him.</summary>
    private static Decision? Unfit(Act act, string field, IEnumerable<string> officers, string agency, string work)
    {
        foreach (var id in officers)
        {
            var officer = act.Mechanism.Serving.FirstOrDefault(row => row.Id == id && row.Agency == agency);
            if (officer is null)
            {
                return Decision.No(RefusalCode.OfficerUnknown, field: field, args: [("officer", id), ("agency", agency)]);
            }

            if (!GivenWork.Covers(act.Mechanism, officer, work))
            {
                return Decision.No(RefusalCode.OfficerUnfit, field: field, args: [("officer", id), ("command", work)]);
            }
        }

        return null;
    }

    private static Decision AcceptHandOver(Act act) => act.State.Holder is { OfferedTo: { } to, Officer: { } from } && to == act.By.Id
        ? Decision.Yes(new IncidentEvent.HandOverAccepted(from, to))
        : Decision.No(RefusalCode.NoHandOver);
}
