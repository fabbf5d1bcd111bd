namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>The incident goes on in another (并入).</summary>
    /// <param name="Into">The other incident.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Reports">Report ids that stand there by reference.</param>
    /// <param name="StaysOpen">Requests that run on here, and who carries them: request id to officer or post.</param>
    public sealed record IncidentMerged(string Into, string Reason, IReadOnlyList<string> Reports, IReadOnlyDictionary<string, string> StaysOpen) : IncidentEvent;

    /// <summary>Another incident goes on in this one.</summary>
    /// <param name="From">The other incident.</param>
    /// <param name="Version">Version of its entry that says so.</param>
    /// <param name="By">Officer id of who merged it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Facts">What it knew; its reports stand among those of this one by reference. Names, numbers and attempts stay there.</param>
    /// <param name="StaysOpen">Its requests that run on there, and who carries them.</param>
    public sealed record IncidentAbsorbed(string From, long Version, string By, string Reason, AbsorbedFacts Facts, IReadOnlyDictionary<string, string> StaysOpen) : IncidentEvent;

    /// <summary>An incident that was merged into this one by mistake goes on by itself again.</summary>
    /// <param name="From">The other incident.</param>
    /// <param name="Version">Version of its entry that took the merge back.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Reports">Report ids that go with it.</param>
    /// <param name="Astray">Report ids that came meanwhile by what only that one is known by: they stay until a person has looked.</param>
    public sealed record IncidentReleased(string From, long Version, string Reason, IReadOnlyList<string> Reports, IReadOnlyList<string>? Astray = null) : IncidentEvent;

    /// <summary>A report that was joined wrongly goes out (分出).</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Into">The incident it goes to; null while a new one is opened for it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Holds">The incident whose log holds the report's own entry; null for this one.</param>
    /// <param name="Report">What people know it by; null in entries from before it was kept.</param>
    public sealed record ReportSplit(string ReportId, string? Into, string Reason, string? Holds, ReportLabel? Report = null) : IncidentEvent;

    /// <summary>A report that was split off stands in its incident.</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Into">That incident; null where the report had been voided in its own log, so that none was opened.</param>
    /// <param name="Report">What people know it by; null in entries from before it was kept.</param>
    public sealed record ReportPlaced(string ReportId, string? Into, ReportLabel? Report = null) : IncidentEvent;

    /// <summary>Reports that this incident counts with another one, into which it was merged or which was merged into it, count no more there, and so not here.</summary>
    /// <param name="Reports">Report ids.</param>
    /// <param name="Where">The incident in which they were split off or voided, or that was told so itself.</param>
    /// <param name="Into">The incident to which they were split off; null while a new one is opened, and for voided ones.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ReportsLeft(IReadOnlyList<string> Reports, string Where, string? Into, string Reason) : IncidentEvent;
}
