using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What is said about scenarios that cannot be replayed, and steps that were refused.</summary>
internal static class DrillProblems
{
    /// <summary>Why a replay was not started; null when it was.</summary>
    public static ApiProblem? Of(DrillReply reply) => reply switch
    {
        { Known: { } known } => ApiProblem.Of(ProblemCode.ScenarioUnknown) with { Errors = ApiProblem.Fields("scenario", PageText.Of("drill.known", Words.Listed(known))) },
        { KeyReused: true } => ApiProblem.Of(ProblemCode.KeyReused),
        { Crowded: true } => ApiProblem.Of(ProblemCode.DrillsCrowded),
        { Fault: { } fault } => ApiProblem.Of(ProblemCode.ScenarioFaulty) with { Errors = ApiProblem.Fields(fault.Place, Sentence(fault)) },
        { View.Fault: null, View.IncidentId: null } => ApiProblem.Of(ProblemCode.TryAgain),
        _ => null,
    };

    /// <summary>What is wrong with a scenario, in one sentence.</summary>
    public static string Sentence(ScenarioFault fault) =>
        PageText.Of("drill.fault", fault.No ?? PageText.Of("drill.fault.file"), fault.Place, $"{Words.Of(fault.Code)}{(fault.Detail is { } detail ? PageText.Of("drill.fault.detail", detail) : "")}");

    /// <summary>Why a step was refused.</summary>
    public static string Sentence(StepFault fault, CountyNames names) =>
        PageText.Of("drill.refused", fault.Step.No, fault.Step.Says, Outcomes.Problem(fault.Outcome, fault.Refusal, 0, names).Detail);
}
