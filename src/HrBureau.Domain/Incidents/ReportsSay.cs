namespace HrBureau.Domain;

/// <summary>What the reports of an incident say together, and what it is called by because of them.</summary>
/// <param name="Headcount">People, the most that any of them says.</param>
/// <param name="AmountFen">Money, fen, the most.</param>
/// <param name="Behaviours">All behaviours.</param>
/// <param name="EmployerName">The unit that owes.</param>
/// <param name="EmployerCode">Its code.</param>
/// <param name="ProjectName">Project.</param>
/// <param name="Place">Place.</param>
public sealed record ReportsSay(int? Headcount, long? AmountFen, IReadOnlyList<Behaviour> Behaviours, string? EmployerName, string? EmployerCode, string? ProjectName, string? Place);
