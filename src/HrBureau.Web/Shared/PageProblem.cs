namespace HrBureau.Web;

/// <summary>What a page says when an act did not stand.</summary>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Next">What to do.</param>
/// <param name="Basis">The article it rests on.</param>
/// <param name="Field">The field, in its wire name.</param>
/// <param name="SameAct">Not known whether it stood: it must be sent again with the same key.</param>
public sealed record PageProblem(string Sentence, string? Next, string? Basis, string? Field, bool SameAct = false);
