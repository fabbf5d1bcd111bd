using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>An incident as one reader may see it: redacted in the silo, in the shape of the HTTP contract.</summary>
/// <param name="IncidentId">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="Phase">Phase.</param>
/// <param name="PhaseSince">Since when.</param>
/// <param name="Grade">Grade.</param>
/// <param name="GradeProvisional">拟定级.</param>
/// <param name="Holder">Who holds it; null while nobody does.</param>
/// <param name="HandOverTo">A hand-over waits for him.</param>
/// <param name="Commander">On-site commander.</param>
/// <param name="Inspectors">Inspectors.</param>
/// <param name="OpenedAt">Opened.</param>
/// <param name="Employer">The unit that owes.</param>
/// <param name="EmployerCode">Its code.</param>
/// <param name="Project">Project.</param>
/// <param name="Place">Place.</param>
/// <param name="Headcount">Adopted people.</param>
/// <param name="Behaviours">Adopted behaviours.</param>
/// <param name="ReportCount">Reports so far.</param>
/// <param name="Sources">Figures per source.</param>
/// <param name="Tracks">The six tracks.</param>
/// <param name="Chain">Parties and persons.</param>
/// <param name="Contacts">Contact ledger.</param>
/// <param name="Requests">Joint requests.</param>
/// <param name="Clocks">Clocks.</param>
/// <param name="Money">Money.</param>
/// <param name="NextSteps">What to do now, most urgent first.</param>
/// <param name="Allowed">Command words the reader may issue now: the page's buttons.</param>
/// <param name="Hints">What other incidents know of the same units, and which are open at the same place.</param>
/// <param name="Time">The incident's clock.</param>
/// <param name="Drill">Whether it is a drill.</param>
/// <param name="OwnView">False when seen through a request by another agency.</param>
/// <param name="MayHold">Officers it can be handed over to.</param>
/// <param name="MayInspect">Officers who can be its inspectors.</param>
/// <param name="Reports">The latest reports, who reported masked; for the agency that holds the incidents.</param>
/// <param name="MayReveal">Whether the reader may ask who reported in clear.</param>
[GenerateSerializer]
[Alias("hrb.incident-view")]
public sealed record IncidentView(
    string IncidentId,
    long Version,
    Phase Phase,
    DateTimeOffset PhaseSince,
    Grade Grade,
    bool GradeProvisional,
    OfficerName? Holder,
    OfficerName? HandOverTo,
    string? Commander,
    IReadOnlyList<OfficerName> Inspectors,
    DateTimeOffset OpenedAt,
    string? Employer,
    string? EmployerCode,
    string? Project,
    string? Place,
    int? Headcount,
    IReadOnlyList<Behaviour> Behaviours,
    int ReportCount,
    IReadOnlyList<SourceView> Sources,
    TracksView Tracks,
    IReadOnlyList<PartyView> Chain,
    IReadOnlyList<PersonContactsView> Contacts,
    IReadOnlyList<RequestView> Requests,
    IReadOnlyList<ClockView> Clocks,
    MoneyView Money,
    IReadOnlyList<NextStepView> NextSteps,
    IReadOnlyList<string> Allowed,
    IReadOnlyList<HintView> Hints,
    TimeView Time,
    bool Drill,
    bool OwnView,
    IReadOnlyList<OfficerName> MayHold,
    IReadOnlyList<OfficerName> MayInspect,
    IReadOnlyList<ReportView> Reports,
    bool MayReveal)
{
    /// <summary>Files that are evidence, as far as the reader may see them, in the order in which they were attached.</summary>
    [Id(100)]
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    /// <summary>Where it went, while it is merged; null where the reader may not see that one.</summary>
    [Id(101)]
    public string? MergedInto { get; init; }

    /// <summary>Incidents that go on in this one; for the agency that holds the incidents.</summary>
    [Id(102)]
    public IReadOnlyList<AbsorbedView> Absorbed { get; init; } = [];

    /// <summary>Reports that were split off; for the agency that holds the incidents.</summary>
    [Id(103)]
    public IReadOnlyList<SplitView> Split { get; init; } = [];

    /// <summary>The incident its first report was split off from; for the agency that holds the incidents.</summary>
    [Id(104)]
    public string? SplitFrom { get; init; }

    /// <summary>Whether further reports of its site come to it; false where another incident holds the site.</summary>
    [Id(105)]
    public bool HoldsSite { get; init; } = true;

    /// <summary>When this was last known to be all there is: set only while the store does not answer, and the incident is shown from memory.</summary>
    [Id(106)]
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>One report, and whom to ask about it.</summary>
/// <param name="ReportId">Id.</param>
/// <param name="Source">Where from.</param>
/// <param name="ReportedAt">When.</param>
/// <param name="Reporter">Who reported; null when he gave no name.</param>
/// <param name="Phone">His number; null when he gave none.</param>
/// <param name="Masked">Whether name and number are masked.</param>
[GenerateSerializer]
[Alias("hrb.report-view")]
public sealed record ReportView(string ReportId, ReportSource Source, DateTimeOffset ReportedAt, string? Reporter, string? Phone, bool Masked)
{
    /// <summary>The incident whose log holds it, where it stands here by reference.</summary>
    [Id(100)]
    public string? In { get; init; }

    /// <summary>The unit that owes, as reported.</summary>
    [Id(101)]
    public string? Employer { get; init; }

    /// <summary>Where, as reported.</summary>
    [Id(102)]
    public string? Place { get; init; }

    /// <summary>People, as reported.</summary>
    [Id(103)]
    public int? Headcount { get; init; }

    /// <summary>The source's own number of it.</summary>
    [Id(104)]
    public string? SourceRef { get; init; }
}

/// <summary>An officer as others see him.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Agency">Agency code.</param>
/// <param name="Phone">Office phone, where the reader may see it.</param>
[GenerateSerializer]
[Alias("hrb.officer-name")]
public sealed record OfficerName(string Id, LocalisedText Name, string Agency, string? Phone);

/// <summary>Figures of one source.</summary>
/// <param name="Source">Whose.</param>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, fen.</param>
/// <param name="Behaviours">Behaviours.</param>
/// <param name="At">When recorded.</param>
/// <param name="Adopted">采信.</param>
[GenerateSerializer]
[Alias("hrb.source-view")]
public sealed record SourceView(FactSource Source, int? Headcount, long? AmountFen, IReadOnlyList<Behaviour> Behaviours, DateTimeOffset At, bool Adopted);

/// <summary>The six tracks.</summary>
/// <param name="Scene">现场.</param>
/// <param name="Contact">联系.</param>
/// <param name="Joint">联动: none, open, late, acknowledged, taken-on, sent-back, answered, fulfilled.</param>
/// <param name="Payment">清偿.</param>
/// <param name="Enforcement">执法.</param>
/// <param name="Reporting">报送.</param>
[GenerateSerializer]
[Alias("hrb.tracks-view")]
public sealed record TracksView(TrackView Scene, TrackView Contact, TrackView Joint, TrackView Payment, TrackView Enforcement, TrackView Reporting);

/// <summary>One track.</summary>
/// <param name="State">Kebab-case state.</param>
/// <param name="Since">Since when.</param>
[GenerateSerializer]
[Alias("hrb.track-view")]
public sealed record TrackView(string State, DateTimeOffset? Since);

/// <summary>Money, whole fen.</summary>
/// <param name="ReportedFen">As reported or adopted.</param>
/// <param name="ClaimedFen">By roster.</param>
/// <param name="VerifiedFen">Verified.</param>
/// <param name="DemandedFen">Demanded.</param>
/// <param name="PaidFen">Paid.</param>
/// <param name="OutstandingFen">Verified less paid.</param>
/// <param name="RecoveriesFen">Recoveries open.</param>
[GenerateSerializer]
[Alias("hrb.money-view")]
public sealed record MoneyView(long ReportedFen, long ClaimedFen, long VerifiedFen, long DemandedFen, long PaidFen, long OutstandingFen, long RecoveriesFen);

/// <summary>The incident's clock.</summary>
/// <param name="Now">Now, drill time in a drill.</param>
/// <param name="Scale">1 outside drills.</param>
[GenerateSerializer]
[Alias("hrb.time-view")]
public sealed record TimeView(DateTimeOffset Now, int Scale);

/// <summary>What another incident knows: a hint with its source, never a fact of this one.</summary>
/// <param name="IncidentId">The other incident.</param>
/// <param name="What">Kebab-case kind: same-employer, same-party, person-unreachable, same-place.</param>
/// <param name="At">When it was so.</param>
[GenerateSerializer]
[Alias("hrb.hint-view")]
public sealed record HintView(string IncidentId, string What, DateTimeOffset At);

/// <summary>What to do now.</summary>
/// <param name="Code">Code; its sentence hangs on it.</param>
/// <param name="Args">Arguments of the sentence.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="Command">Command word the button issues; null for an act outside the system.</param>
/// <param name="Subject">Person, request or notice it is about.</param>
/// <param name="DueAt">By when.</param>
/// <param name="Urgency">0 is most urgent.</param>
[GenerateSerializer]
[Alias("hrb.next-step")]
public sealed record NextStepView(string Code, IReadOnlyDictionary<string, string> Args, string Basis, string? Command, string? Subject, DateTimeOffset? DueAt, int Urgency)
{
    /// <summary>The sentence in the reader's language; written in the web floor.</summary>
    [Id(100)]
    public string? Text { get; init; }

    /// <summary>Title, article and plain sentence of the basis; written in the web floor.</summary>
    [Id(101)]
    public string? BasisText { get; init; }

    /// <summary>Whom to call for it and on what number; null for a step that is no call.</summary>
    [Id(102)]
    public CallTaskView? Call { get; init; }

    /// <summary>What the officer before wrote down for who takes over; null for any other step.</summary>
    [Id(103)]
    public string? HandOver { get; init; }
}

/// <summary>A clock.</summary>
/// <param name="Name">Name of the clock row.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Subject">What it runs on.</param>
/// <param name="Basis">Statute id.</param>
/// <param name="StartedAt">Start.</param>
/// <param name="DueAt">End; null when it cannot be computed.</param>
/// <param name="State">running, warned, missed, met, suspended, calendar-not-published.</param>
/// <param name="Unit">Unit of its length.</param>
/// <param name="Length">Its length in that unit (minutes for clock hours).</param>
/// <param name="RecordedLate">Met in time, recorded late.</param>
[GenerateSerializer]
[Alias("hrb.clock-view")]
public sealed record ClockView(string Name, LocalisedText Label, string? Subject, string? Basis, DateTimeOffset StartedAt, DateTimeOffset? DueAt, string State, string Unit, int Length, bool RecordedLate)
{
    /// <summary>How it was computed, one sentence; written in the web floor.</summary>
    [Id(100)]
    public string? How { get; init; }

    /// <summary>When it was met; null while it was not.</summary>
    [Id(101)]
    public DateTimeOffset? MetAt { get; init; }
}
