namespace HrBureau.Storage;

/// <summary>A door and who holds it, as the statements that take and give doors read it.</summary>
internal sealed record DoorRow(string SiteKey, string? Incident, string? EmployerKey, string? Place);
