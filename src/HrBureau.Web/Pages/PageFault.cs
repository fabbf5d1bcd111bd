namespace HrBureau.Web;

/// <summary>Problems of the web floor as a page says them.</summary>
internal static class PageFault
{
    /// <summary>Whether a page says a fault itself; all others are faults of ours, or of the session.</summary>
    public static bool IsSaid(Exception fault) => Faults.CodeOf(fault) is ProblemCode.TryAgain or ProblemCode.DutyMissing;

    /// <summary>What a page says about a fault. Without an answer it is open if the act stands: sent again with the same key, it stands once.</summary>
    public static PageProblem Of(Exception fault) => Of(Faults.CodeOf(fault)) with { SameAct = Faults.CodeOf(fault) is ProblemCode.TryAgain or ProblemCode.Fault };

    /// <summary>What a page says about a problem of the web floor.</summary>
    public static PageProblem Of(ProblemCode code) => new(ProblemTexts.Sentence(code), ProblemTexts.Next(code), null, null);

    /// <summary>What a page says about fields that cannot be read.</summary>
    public static PageProblem WrongFields(IReadOnlyList<string> fields) => new(
        fields.Select(FieldRules.Label).OfType<string>().ToArray() is { Length: > 0 } labels ? PageText.Of("field.wrong.of", Words.Listed(labels)) : PageText.Of("field.wrong"),
        PageText.Of("field.wrong.next"),
        null,
        fields);
}
