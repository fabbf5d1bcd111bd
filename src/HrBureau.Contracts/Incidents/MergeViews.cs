using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>An incident that goes on in another one.</summary>
/// <param name="IncidentId">The merged incident.</param>
/// <param name="At">When this one heard of it.</param>
/// <param name="By">Who merged it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Grade">Its grade then.</param>
/// <param name="Place">Its place.</param>
/// <param name="Headcount">Its people, as adopted or reported.</param>
/// <param name="Reports">How many of its reports stand here by reference.</param>
/// <param name="Requests">Its requests that run on there; those known at the moment.</param>
[GenerateSerializer]
[Alias("hrb.absorbed-view")]
public sealed record AbsorbedView(string IncidentId, DateTimeOffset At, OfficerName? By, string Reason, Grade Grade, string? Place, int? Headcount, int Reports, IReadOnlyList<OpenRequestView> Requests)
{
    /// <summary>Whether somebody had adopted its figures; false when they were those of reports, null where that was not kept.</summary>
    [Id(100)]
    public bool? Adopted { get; init; }
}

/// <summary>A request that is open, as another incident shows it.</summary>
/// <param name="RequestId">Id.</param>
/// <param name="Kind">Kind.</param>
/// <param name="To">Addressed agency.</param>
/// <param name="State">State.</param>
/// <param name="AnswerBy">Until when the answer is due.</param>
/// <param name="CarriedBy">Officer id, or agency and post, that carries it.</param>
/// <param name="IncidentId">The incident in which it was asked: the one shown, or one that had been merged into that before.</param>
[GenerateSerializer]
[Alias("hrb.open-request")]
public sealed record OpenRequestView(string RequestId, RequestKind Kind, string To, RequestState State, DateTimeOffset? AnswerBy, string CarriedBy, string IncidentId);

/// <summary>A report that was split off.</summary>
/// <param name="ReportId">Id.</param>
/// <param name="Into">The incident it stands in now; null while a new one is opened for it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Voided">It had been voided where it was recorded: no incident was opened for it.</param>
[GenerateSerializer]
[Alias("hrb.split-view")]
public sealed record SplitView(string ReportId, string? Into, DateTimeOffset At, string Reason, bool Voided)
{
    /// <summary>Where the report is from; null, with the two below, for one that was split off before that was kept.</summary>
    [Id(100)]
    public ReportSource? Source { get; init; }

    /// <summary>The source's own number, where it has one.</summary>
    [Id(101)]
    public string? SourceRef { get; init; }

    /// <summary>When it was reported.</summary>
    [Id(102)]
    public DateTimeOffset? ReportedAt { get; init; }
}
