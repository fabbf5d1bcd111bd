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

        return command.To == holder
            ? Decision.No(RefusalCode.FieldInvalid, field: "to", args: ("field", "to"))
            : Decision.Yes(new IncidentEvent.HandOverOffered(holder, command.To, command.Summary));
    }

    private static Decision AcceptHandOver(Act act) => act.State.Holder is { OfferedTo: { } to, Officer: { } from } && to == act.By.Id
        ? Decision.Yes(new IncidentEvent.HandOverAccepted(from, to))
        : Decision.No(RefusalCode.NoHandOver);
}
