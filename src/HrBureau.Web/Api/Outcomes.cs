using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>The one mapping from what the silo says to what HTTP says.</summary>
internal static class Outcomes
{
    /// <summary>The problem of an outcome other than accepted.</summary>
    public static ApiProblem Problem(CommandOutcome outcome, RefusalView? refusal, long version, CountyNames names) => outcome switch
    {
        CommandOutcome.Refused when refusal is not null => Of(refusal, 409, names),
        CommandOutcome.Invalid when refusal is not null => Of(refusal, 400, names),
        CommandOutcome.Forbidden when refusal is not null => Of(refusal, 403, names),
        CommandOutcome.Forbidden => ApiProblem.Of(ProblemCode.DutyMissing),
        CommandOutcome.NotFound => ApiProblem.Of(ProblemCode.NotFound),
        CommandOutcome.Stale => ApiProblem.Of(ProblemCode.Stale) with { Version = version > 0 ? version : null },
        CommandOutcome.KeyReused => ApiProblem.Of(ProblemCode.KeyReused),
        CommandOutcome.TryAgain => ApiProblem.Of(ProblemCode.TryAgain),
        _ => ApiProblem.Of(ProblemCode.Fault),
    };

    /// <summary>A refusal at a given status.</summary>
    public static ApiProblem Of(RefusalView refusal, int status, CountyNames names)
    {
        // Absent and not the caller's must not differ by the road the refusal took.
        if (refusal.Code == RefusalCode.IncidentUnknown)
        {
            return ApiProblem.Of(ProblemCode.NotFound);
        }

        var code = WireWord.Of(refusal.Code);
        var sentence = RefusalTexts.Sentence(refusal, names);
        return new ApiProblem(
            ApiProblem.Urn(code),
            ApiProblem.StatusText(status),
            status,
            code,
            sentence,
            RefusalTexts.Next(refusal, names),
            names.Basis(refusal.Basis),
            ApiProblem.Fields(refusal.Field, sentence));
    }
}
