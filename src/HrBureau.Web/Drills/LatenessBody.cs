using System.Text.Json.Serialization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>A lateness report.</summary>
/// <param name="IncidentId">Incident.</param>
/// <param name="From">Its beginning, drill time.</param>
/// <param name="Until">Its end, or now.</param>
/// <param name="Late">Deadlines that were not met in time.</param>
/// <param name="Lines">What was asked of whom.</param>
public sealed record LatenessBody(string IncidentId, DateTimeOffset From, DateTimeOffset Until, int Late, IReadOnlyList<LatenessLineBody> Lines)
{
    internal static LatenessBody Of(DrillReport drill, CountyNames names) => new(
        drill.Report.IncidentId, drill.Report.From, drill.Report.Until, drill.Report.Late().Count(), [.. drill.Report.Lines.Select(line => LatenessLineBody.Of(line, drill.Steps, names))]);
}

/// <summary>What one agency was asked for.</summary>
/// <param name="Agency">Agency code.</param>
/// <param name="AgencyName">Its name.</param>
/// <param name="RequestId">The request; null for what the home agency owes of itself.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="AcknowledgedAt">When it was confirmed.</param>
/// <param name="AcknowledgedMinutes">Minutes between the two.</param>
/// <param name="FirstResultAt">When a first result was given.</param>
/// <param name="Deadlines">What had to be done by when.</param>
/// <param name="Rungs">Rungs that were struck.</param>
public sealed record LatenessLineBody(string Agency, string AgencyName, string? RequestId, RequestKind? Kind, DateTimeOffset AskedAt, DateTimeOffset? AcknowledgedAt, long? AcknowledgedMinutes, DateTimeOffset? FirstResultAt, IReadOnlyList<DeadlineBody> Deadlines, IReadOnlyList<RungStruck> Rungs)
{
    internal static LatenessLineBody Of(LatenessLine line, IReadOnlyDictionary<string, string> steps, CountyNames names) => new(
        line.Agency, names.Agency(line.Agency), line.RequestId, line.Kind, line.AskedAt, line.AcknowledgedAt,
        line.AcknowledgedAt is { } at ? (long)(at - line.AskedAt).TotalMinutes : null, line.FirstResultAt,
        [.. line.Deadlines.Select(deadline => DeadlineBody.Of(deadline, steps, names))], line.Rungs);
}

/// <summary>One deadline.</summary>
/// <param name="Clock">Name of its clock.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Basis">Article.</param>
/// <param name="StartedAt">What it counts from.</param>
/// <param name="DueAt">Its end.</param>
/// <param name="MetAt">When it was met.</param>
/// <param name="State">Where it stands.</param>
/// <param name="LateMinutes">Whole minutes late; null in time and while it runs.</param>
/// <param name="Step">Number of the step that met it, in a replay.</param>
/// <param name="Law">The article in words.</param>
public sealed record DeadlineBody(string Clock, string Label, string Basis, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? MetAt, DeadlineState State, long? LateMinutes, string? Step, ApiBasis? Law)
{
    internal static DeadlineBody Of(Deadline deadline, IReadOnlyDictionary<string, string> steps, CountyNames names) => new(
        deadline.Clock,
        deadline.Label?.Here() ?? Words.Of("Clock", deadline.Clock),
        deadline.Basis,
        deadline.StartedAt,
        deadline.DueAt,
        deadline.MetAt,
        deadline switch { { Late: null, MetAt: null } => DeadlineState.Running, { Late: null } => DeadlineState.InTime, { MetAt: null } => DeadlineState.Missed, _ => DeadlineState.Late },
        deadline.Late is { } late ? (long)late.TotalMinutes : null,
        deadline.MetBy is { } act ? steps.GetValueOrDefault(act) : null,
        names.Basis(deadline.Basis));
}

/// <summary>Where a deadline stands.</summary>
[JsonConverter(typeof(KebabEnumConverter<DeadlineState>))]
public enum DeadlineState
{
    /// <summary>It runs, or was stopped before its end.</summary>
    Running,

    /// <summary>Met in time.</summary>
    InTime,

    /// <summary>Met late.</summary>
    Late,

    /// <summary>Run out and not met.</summary>
    Missed,
}
