using Orleans;

namespace HrBureau.Domain;

/// <summary>What only the stepper of a replay says: an act happens at this instant of the drill, by this officer.</summary>
/// <param name="Drill">The replay, <c>drl-…</c>.</param>
/// <param name="At">Drill time.</param>
/// <param name="Officer">Scripted officer id; null where the system itself acts.</param>
[GenerateSerializer]
[Alias("hrb.drill-step")]
public sealed record DrillStep(string Drill, DateTimeOffset At, string? Officer = null);
