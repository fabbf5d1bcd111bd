namespace HrBureau.Domain;

/// <summary>A clock as it stands: derived from the state, never stored.</summary>
/// <param name="Name">Name of its row, or <c>summons</c> and <c>unclaimed</c>.</param>
/// <param name="Subject">Request or person it runs on; empty for the incident.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="StartedAt">What it counts from.</param>
/// <param name="DueAt">Its end: an act at it is in time. Null while the calendar is not published.</param>
/// <param name="WarnAt">When it warns; null for no warning.</param>
/// <param name="State">Where it stands.</param>
/// <param name="How">How the end was counted.</param>
/// <param name="OnMiss">Post of the home agency rung at a miss; null for a clock that rings by a ladder of its own.</param>
/// <param name="RunsOn">Whether the end of the response does not suspend it.</param>
public sealed record RunningClock(string Name, string Subject, string Basis, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? WarnAt, ClockState State, ClockCount How, string? OnMiss, bool RunsOn = false);

/// <summary>How the end of a clock was counted, for people to check.</summary>
/// <param name="Length">Unit and value.</param>
/// <param name="MakeUpDays">Weekend days that counted as working days.</param>
/// <param name="HolidaysSkipped">Weekdays that did not count.</param>
/// <param name="MissingYear">The year that is not published, or null.</param>
/// <param name="MetAt">When it was met, legal time; null while it was not.</param>
/// <param name="RecordedLate">Met in time, recorded after the miss was struck: the miss stays in place.</param>
public sealed record ClockCount(ClockLength Length, IReadOnlyList<DateOnly> MakeUpDays, IReadOnlyList<DateOnly> HolidaysSkipped, int? MissingYear, DateTimeOffset? MetAt, bool RecordedLate);
