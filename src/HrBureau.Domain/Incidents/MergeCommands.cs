using System.Text.Json.Serialization;

namespace HrBureau.Domain;

public abstract partial record IncidentCommand
{
    /// <summary>The incident goes on in another: its reports stand there by reference, its site is the other's, its joint requests run on here.</summary>
    /// <param name="Into">The other incident.</param>
    /// <param name="Reason">Why they are one.</param>
    public sealed record MergeInto(string Into, string Reason) : IncidentCommand
    {
        /// <summary>What is known of the other; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public OtherIncident? Other { get; init; }
    }

    /// <summary>A report that was joined wrongly goes out of the incident.</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Into">The incident it belongs to; null opens a new one for it.</param>
    public sealed record SplitReport([property: JsonPropertyName("report")] string ReportId, string Reason, string? Into = null) : IncidentCommand
    {
        /// <summary>What is known of the other; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public OtherIncident? Other { get; init; }

        /// <summary>What the log says of the report; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public LeavingGrounds? Grounds { get; init; }
    }

    /// <summary>Another incident has been merged into this one. System only.</summary>
    /// <param name="From">The other incident.</param>
    /// <param name="Version">Version of its entry that says so.</param>
    /// <param name="By">Officer id of who merged it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Facts">What it knew.</param>
    /// <param name="StaysOpen">Its open requests, which run on there: request id to officer or post that carries it.</param>
    public sealed record Absorb(string From, long Version, string By, string Reason, AbsorbedFacts Facts, IReadOnlyDictionary<string, string> StaysOpen) : IncidentCommand;

    /// <summary>An incident that was merged into this one goes on by itself again. System only.</summary>
    /// <param name="From">The other incident.</param>
    /// <param name="Merged">Version of its entry that merged it.</param>
    /// <param name="Version">Version of its entry that took that back.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Release(string From, long Merged, long Version, string Reason) : IncidentCommand
    {
        /// <summary>What the log says of its reports; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public LeavingGrounds? Grounds { get; init; }
    }

    /// <summary>A report that was split off has come to its incident. System only.</summary>
    /// <param name="ReportId">Report id.</param>
    /// <param name="Into">The incident it stands in now; null where it had been voided in its own log.</param>
    public sealed record PlaceReport(string ReportId, string? Into) : IncidentCommand;

    /// <summary>Reports that stand here and in another incident, because one was merged into the other, count no more there. System only.</summary>
    /// <param name="Reports">Report ids.</param>
    /// <param name="Where">The incident that says so.</param>
    /// <param name="Into">Where they went; null while a new incident is opened, and for voided ones.</param>
    /// <param name="Reason">Why.</param>
    public sealed record LeaveReports(IReadOnlyList<string> Reports, string Where, string? Into, string Reason) : IncidentCommand
    {
        /// <summary>What the log says of them; set by the grain, never on the wire.</summary>
        [JsonIgnore]
        public LeavingGrounds? Grounds { get; init; }
    }
}
