namespace HrBureau.Web;

/// <summary>What a page says when an act did not stand.</summary>
/// <param name="Sentence">What is wrong.</param>
/// <param name="Next">What to do.</param>
/// <param name="Basis">The article it rests on.</param>
/// <param name="Fields">The fields that are wrong, by their names on the form.</param>
/// <param name="SameAct">Not known whether it stood: it must be sent again with the same key.</param>
public sealed record PageProblem(string Sentence, string? Next, string? Basis, IReadOnlyList<string>? Fields, bool SameAct = false)
{
    /// <summary>What is wrong with those fields where it is not their form.</summary>
    public string? OfFields { get; init; }
}
