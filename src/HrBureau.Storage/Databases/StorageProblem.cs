namespace HrBureau.Storage;

/// <summary>What whoever operates is told of a store that cannot be used.</summary>
/// <param name="Code">Name of the sentence, in the words of whoever says it.</param>
/// <param name="Arguments">What stands in it, in order.</param>
/// <param name="Sentence">The same in English, for logs.</param>
public sealed record StorageProblem(string Code, IReadOnlyList<object> Arguments, string Sentence)
{
    /// <summary>A problem of which the English sentence holds the arguments.</summary>
    public static StorageProblem Of(string code, FormattableString sentence) =>
        new(code, [.. sentence.GetArguments().Select(argument => argument ?? "")], FormattableString.Invariant(sentence));

    /// <inheritdoc/>
    public override string ToString() => Sentence;
}
