namespace HrBureau.Domain;

/// <summary>Why mechanism data are refused.</summary>
/// <param name="File">The file's name.</param>
/// <param name="JsonPath">The place in it, such as <c>$[3].rungs[0].at</c>.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Cure">What to do about it.</param>
public sealed record MechanismFault(string File, string JsonPath, string What, string Cure)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File} {JsonPath}: {What} {Cure}";
}
