namespace HrBureau.Storage;

/// <summary>How many clocks are armed and how late the oldest is.</summary>
public sealed record DueFigures(long Armed, long Overdue, DateTimeOffset? Oldest, long Troubled);
