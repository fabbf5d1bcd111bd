using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Why a command does not stand: a value, not an exception.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>'s names in kebab-case; texts in both languages hang on it.</param>
/// <param name="Args">Arguments of the sentence, by name; never personal data.</param>
/// <param name="Basis">Statute id (mechanism data) the refusal rests on, or null for our own rule.</param>
/// <param name="Field">The offending field of the command in its wire name, or null.</param>
public sealed record Refusal(RefusalCode Code, ImmutableDictionary<string, string> Args, string? Basis = null, string? Field = null)
{
    /// <summary>A refusal with arguments given as pairs.</summary>
    /// <param name="code">The code.</param>
    /// <param name="basis">Statute id or null.</param>
    /// <param name="field">Field or null.</param>
    /// <param name="args">Name and value pairs of the sentence.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Of(RefusalCode code, string? basis = null, string? field = null, params (string Name, string Value)[] args) =>
        new(code, args.ToImmutableDictionary(a => a.Name, a => a.Value), basis, field);
}
