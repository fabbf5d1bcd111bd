using HrBureau.Contracts;

namespace HrBureau.Web;

/// <summary>The one mapping from what became of a file to what HTTP says.</summary>
internal static class EvidenceProblems
{
    /// <summary>The problem of an outcome other than accepted; no reply at all means too many at once.</summary>
    public static ApiProblem Of(EvidenceReply? reply, CountyNames names) => reply switch
    {
        null => ApiProblem.Of(ProblemCode.TooMany),
        { Outcome: EvidenceOutcome.Invalid, Refusal: { } refusal } => Outcomes.Of(refusal, 400, names),
        _ => ApiProblem.Of(CodeOf(reply.Outcome)),
    };

    /// <summary>The problem of an outcome.</summary>
    public static ProblemCode CodeOf(EvidenceOutcome outcome) => outcome switch
    {
        EvidenceOutcome.NotFound => ProblemCode.NotFound,
        EvidenceOutcome.TooLarge => ProblemCode.FileTooLarge,
        EvidenceOutcome.TooManyPieces => ProblemCode.PiecesTooSmall,
        EvidenceOutcome.TooManyBegun => ProblemCode.UploadsUnfinished,
        EvidenceOutcome.Moved or EvidenceOutcome.Incomplete or EvidenceOutcome.Finished => ProblemCode.UploadMoved,
        EvidenceOutcome.Mismatch => ProblemCode.ChecksumWrong,
        EvidenceOutcome.Empty => ProblemCode.FileEmpty,
        EvidenceOutcome.Damaged => ProblemCode.FileDamaged,
        _ => ProblemCode.Fault,
    };
}
