using System.Collections.Immutable;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Keeps replays apart: their stepper alone acts in them, and gives an instant to nothing else.</summary>
internal static class ReplayGate
{
    /// <summary>Who acts: the caller, or the scripted officer a stepper names.</summary>
    /// <returns>Null when the step comes from somebody who steps nothing, or names an officer the county does not have.</returns>
    public static Caller? Acting(Caller caller, DrillStep? step, MechanismSource mechanisms) => step switch
    {
        null => caller,
        _ when !caller.IsSystem => null,
        { Officer: null } => caller,
        { Officer: { } officer } => mechanisms.Current.Officers.FirstOrDefault(row => row.Id == officer) is { } row
            ? new Caller(CallerKind.Officer, row.Id, row.Agency, mechanisms.DutiesOf(row.Id, row.Agency) ?? ImmutableHashSet<string>.Empty, "", default, default)
            : null,
    };

    /// <returns>Why the command is not for this incident, or null.</returns>
    public static Refusal? Check(IncidentState state, DrillStep? step, IncidentCommand command) => (state.Drill, step) switch
    {
        _ when !state.Exists => step is null || (command is IncidentCommand.Report { Step: { } opening } && opening.Drill == step.Drill) ? null : Refusal.Of(RefusalCode.StepForeign),
        ({ Replay: not null }, null) => command is IncidentCommand.StrikeClock ? null : Refusal.Of(RefusalCode.ReplayScripted),
        (_, null) => null,
        ({ Replay: { } replay } drill, _) when replay == step.Drill && step.At >= drill.ToDrill(default) => null,
        _ => Refusal.Of(RefusalCode.StepForeign),
    };

    /// <summary>A watch that comes by after the calendar has changed strikes nothing in a replay.</summary>
    public static bool LeavesToStepper(IncidentState state, DrillStep? step, IncidentCommand command) =>
        state.Drill is { Replay: not null } && step is null && command is IncidentCommand.StrikeClock;
}
