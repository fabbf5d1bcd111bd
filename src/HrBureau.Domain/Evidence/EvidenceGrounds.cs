using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What the store says of the files a command names: those the sender may use, and no others.</summary>
/// <param name="Files">By id; null for one that was begun and is not whole yet.</param>
public sealed record EvidenceGrounds(ImmutableDictionary<string, KnownEvidence?> Files)
{
    /// <summary>No file is known.</summary>
    public static EvidenceGrounds None { get; } = new(ImmutableDictionary<string, KnownEvidence?>.Empty);

    /// <summary>The files a command names.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Ids in order, each once. A proof that is words names none.</returns>
    public static IReadOnlyList<string> NamedBy(IncidentCommand command) => command switch
    {
        IncidentCommand.AttachEvidence c => [c.EvidenceId],
        IncidentCommand.RecordContactAttempt c => [.. (c.Evidence ?? []).Concat(IdIn(c.ReceiptProof)).Distinct()],
        IncidentCommand.RecordAnswer c => IdIn(c.Proof),
        IncidentCommand.VoidEntry { Replacement: { } replacement } => NamedBy(replacement),
        _ => [],
    };

    private static string[] IdIn(string? proof) => EvidenceId.Is(proof) ? [proof!] : [];
}
