using HrBureau.Contracts;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What became of a report at the door.</summary>
/// <param name="Outcome">Accepted, Invalid, KeyReused or TryAgain.</param>
/// <param name="Routed">Where it went; set when accepted.</param>
/// <param name="Events">What it did to its incident.</param>
/// <param name="Refusal">Set when a field does not fit.</param>
internal sealed record TakenReport(CommandOutcome Outcome, IntakeResult? Routed, IReadOnlyList<string> Events, RefusalView? Refusal);
