namespace HrBureau.Storage;

/// <summary>One act of an administrator.</summary>
/// <param name="Version">Its number, from 1 without a gap.</param>
/// <param name="At">When.</param>
/// <param name="Officer">Who did it.</param>
/// <param name="Agency">His agency; empty for the terminal and for what needs no officer.</param>
/// <param name="Act">What was done.</param>
/// <param name="Changes">Rows before and after, as JSON.</param>
/// <param name="Mechanism">Hash of the mechanism that has held since; null for an act that changed no row.</param>
public sealed record AdministrationEntry(long Version, DateTimeOffset At, string Officer, string Agency, string Act, string Changes, string? Mechanism);

/// <summary>How far administrators have come.</summary>
/// <param name="Version">Version of the newest act; 0 before the first.</param>
/// <param name="Mechanism">Hash of the mechanism whose people hold; null while they are those of the county's folder.</param>
public sealed record AdministrationHead(long Version, string? Mechanism);
