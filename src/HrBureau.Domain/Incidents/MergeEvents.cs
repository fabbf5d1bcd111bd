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
    /// <param name="Says">What the reports that are left say.</param>
    public sealed record IncidentReleased(string From, long Version, string Reason, IReadOnlyList<string> Reports, ReportsSay Says) : IncidentEvent;

    /// <summary>A report that was joined wrongly goes out (分出).</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Into">The incident it goes to; null while a new one is opened for it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Holds">The incident whose log holds the report's own entry; null for this one.</param>
    /// <param name="Says">What the reports that are left say.</param>
    public sealed record ReportSplit(string ReportId, string? Into, string Reason, string? Holds, ReportsSay Says) : IncidentEvent;

    /// <summary>A report that was split off stands in its incident.</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Into">That incident.</param>
    public sealed record ReportPlaced(string ReportId, string Into) : IncidentEvent;
}
