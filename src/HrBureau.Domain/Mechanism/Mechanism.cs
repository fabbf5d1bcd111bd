using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Everything about a county that is data and not code. An incident keeps the grades and ladders of the one it opened with, by <see cref="Hash"/>.</summary>
public sealed record Mechanism
{
    /// <summary>SHA-256 of the canonical text in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The text of <see cref="ToCanonicalText"/>.</summary>
    internal string CanonicalText { get; init; } = string.Empty;

    /// <summary>The county's six-digit code.</summary>
    public required string County { get; init; }

    /// <summary>The county's name.</summary>
    public required LocalisedText CountyName { get; init; }

    /// <summary>When it is day and when offices work.</summary>
    public required CountyHours Hours { get; init; }

    /// <summary>How long agencies' own systems are tried.</summary>
    public WebhookRow Webhook { get; init; } = WebhookRow.Usual;

    /// <summary>The agencies.</summary>
    public required ImmutableArray<AgencyRow> Agencies { get; init; }

    /// <summary>The posts of the agencies.</summary>
    public required ImmutableArray<PostRow> Posts { get; init; }

    /// <summary>The officers, those whose accounts are closed among them.</summary>
    public required ImmutableArray<OfficerRow> Officers { get; init; }

    /// <summary>The officers who may act: neither their own account nor their agency is closed.</summary>
    public IEnumerable<OfficerRow> Serving => Officers.Where(row => !row.Disabled && Agency(row.Agency) is { Disabled: false });

    /// <summary>Whether an officer may act.</summary>
    public bool Serves(string officer) => Officers.FirstOrDefault(row => row.Id == officer) is { Disabled: false } row && Agency(row.Agency) is { Disabled: false };

    /// <summary>The rosters a new county starts with; later changes are kept by the agency actors.</summary>
    public required ImmutableArray<RosterRow> Rosters { get; init; }

    /// <summary>The grades, dated.</summary>
    public required ImmutableArray<GradeRow> Grades { get; init; }

    /// <summary>Every behaviour with its name, dated.</summary>
    public required ImmutableArray<BehaviourRow> Behaviours { get; init; }

    /// <summary>The unreachable rule, dated.</summary>
    public required ImmutableArray<UnreachableRow> Unreachable { get; init; }

    /// <summary>The kinds of request, dated.</summary>
    public required ImmutableArray<RequestKindRow> RequestKinds { get; init; }

    /// <summary>The ladders of every use.</summary>
    public required ImmutableArray<LadderRow> Ladders { get; init; }

    /// <summary>The clocks.</summary>
    public required ImmutableArray<ClockRow> Clocks { get; init; }

    /// <summary>The table of command and duty.</summary>
    public required ImmutableArray<DutyRow> Duties { get; init; }

    /// <summary>What the duties are called, by their word.</summary>
    public required ImmutableDictionary<string, LocalisedText> DutyNames { get; init; }

    /// <summary>The articles quoted.</summary>
    public required ImmutableArray<StatuteRow> Statutes { get; init; }

    /// <summary>The agency whose incidents these are.</summary>
    public AgencyRow HomeAgency => Agencies.First(row => row.SeesWholeCounty);

    /// <summary>The grades in force.</summary>
    /// <param name="day">The day on which the incident opened: it keeps the grades it opened with.</param>
    /// <returns>One row each, lowest first.</returns>
    public IReadOnlyList<GradeRow> GradesOn(DateOnly day) => [.. Dated.On(Grades, day, row => (row.ValidFrom, row.ValidTo)).OrderBy(row => row.Grade)];

    /// <summary>The behaviours that raise the grade.</summary>
    /// <param name="day">The day on which the incident opened.</param>
    /// <returns>Each once.</returns>
    public IEnumerable<Behaviour> RaisingBehaviours(DateOnly day) => Dated.On(Behaviours, day, row => (row.ValidFrom, row.ValidTo)).Where(row => row.Raises).Select(row => row.Behaviour);

    /// <summary>The fewest people that make a gathering; below, a report stays a lead unless something raises it.</summary>
    /// <param name="day">The day on which the incident opened.</param>
    /// <returns>A number of people.</returns>
    public int GatheringFrom(DateOnly day) => GradesOn(day)[0].From;

    /// <summary>The grade of a number of people who behave so. One raising behaviour or many raise it by one level.</summary>
    /// <param name="headcount">How many people; fewer than <see cref="GatheringFrom"/> count as the lowest grade.</param>
    /// <param name="behaviours">What they do.</param>
    /// <param name="day">The day on which the incident opened.</param>
    /// <returns>The grade.</returns>
    public Grade Assess(int headcount, IReadOnlySet<Behaviour> behaviours, DateOnly day)
    {
        var grades = GradesOn(day);
        var index = Math.Max(0, grades.Count(row => headcount >= row.From) - 1);
        var raised = RaisingBehaviours(day).Any(behaviours.Contains) ? index + 1 : index;
        return grades[Math.Min(raised, grades.Count - 1)].Grade;
    }

    /// <summary>The unreachable rule of an incident: that of its grade, as it was when it opened.</summary>
    /// <param name="state">The incident.</param>
    /// <returns>The row of the highest grade not above its own.</returns>
    public UnreachableRow UnreachableFor(IncidentState state) => UnreachableFor(state.Grade.Value, state.OpenedOn);

    /// <summary>The unreachable rule for a grade.</summary>
    /// <param name="grade">The incident's grade.</param>
    /// <param name="day">The day on which it opened.</param>
    /// <returns>The row of the highest grade not above it.</returns>
    public UnreachableRow UnreachableFor(Grade grade, DateOnly day) =>
        Dated.On(Unreachable, day, row => (row.ValidFrom, row.ValidTo)).Where(row => row.FromGrade <= grade).MaxBy(row => row.FromGrade)!;

    /// <summary>The kinds of request in force.</summary>
    /// <param name="day">The day on which one is drafted.</param>
    /// <returns>One row each.</returns>
    public IEnumerable<RequestKindRow> KindsOn(DateOnly day) => RequestKinds.GroupBy(row => row.Kind).SelectMany(rows => Dated.On([.. rows], day, row => (row.ValidFrom, row.ValidTo)));

    /// <summary>What the form of a kind of request offers.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="day">The day on which it is drafted.</param>
    /// <returns>Its row; the reader refuses data that lack one.</returns>
    public RequestKindRow Kind(RequestKind kind, DateOnly day) => KindsOn(day).First(row => row.Kind == kind);

    /// <summary>What the form of a request offered.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The row of its kind on the day it was drafted.</returns>
    public RequestKindRow Kind(JointRequest request) => Kind(request.Kind, CountyTime.DayOf(request.DraftedAt));

    /// <summary>The ladder for the answer to a request.</summary>
    /// <param name="kind">The kind of request.</param>
    /// <param name="grade">The incident's grade when the request is raised.</param>
    /// <param name="day">The day in county time on which it is raised.</param>
    /// <returns>Null for a kind that has no ladder of its own (hand-over of a suspected crime).</returns>
    public LadderRow? LadderFor(RequestKind kind, Grade grade, DateOnly day) => Ladder(LadderUse.Answer, kind, grade, day);

    /// <summary>The ladder of an incident nobody holds.</summary>
    /// <param name="grade">The incident's grade.</param>
    /// <param name="day">The day on which it starts.</param>
    /// <returns>The ladder.</returns>
    public LadderRow UnclaimedLadder(Grade grade, DateOnly day) => Ladder(LadderUse.Unclaimed, null, grade, day)!;

    /// <summary>The ladder among those who may sign a drafted request.</summary>
    /// <param name="grade">The incident's grade.</param>
    /// <param name="day">The day on which it starts.</param>
    /// <returns>The ladder.</returns>
    public LadderRow SignerLadder(Grade grade, DateOnly day) => Ladder(LadderUse.Signer, null, grade, day)!;

    /// <summary>The ladder of a request that was acknowledged or taken on and brought no first result in time.</summary>
    /// <param name="grade">The incident's grade.</param>
    /// <param name="day">The day on which it starts.</param>
    /// <returns>The ladder.</returns>
    public LadderRow ResultLadder(Grade grade, DateOnly day) => Ladder(LadderUse.Result, null, grade, day)!;

    /// <summary>Whether duties allow an act.</summary>
    /// <param name="command">A word of <see cref="CommandWords"/>.</param>
    /// <param name="duties">The officer's duties.</param>
    /// <returns>False for an act the table does not know.</returns>
    public bool MayIssue(string command, IReadOnlySet<string> duties) =>
        Duties.FirstOrDefault(row => row.Command == command)?.Duties.Any(duties.Contains) ?? false;

    /// <summary>Whether duties allow signing a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="duties">The officer's duties.</param>
    /// <returns>True when one of them is among the signers' duties.</returns>
    public bool MaySign(JointRequest request, IReadOnlySet<string> duties) => Kind(request).SignedBy.Any(duties.Contains);

    /// <summary>Whether a kind of request can be drafted: a transfer goes its own way, and a draft nobody of the asking agency may sign would wait for ever.</summary>
    /// <param name="row">The kind.</param>
    /// <param name="agency">The asking agency.</param>
    /// <param name="officers">Officers as they are now.</param>
    /// <returns>False for a kind that is decided elsewhere.</returns>
    public static bool IsOpen(RequestKindRow row, string agency, IEnumerable<OfficerRow> officers) =>
        row.Kind != RequestKind.CrimeTransfer && officers.Any(officer => officer.Agency == agency && row.SignedBy.Any(officer.Duties.Contains));

    /// <summary>An article by its id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Null when there is none.</returns>
    public StatuteRow? Statute(string id) => Statutes.FirstOrDefault(row => row.Id == id);

    /// <summary>An agency by its code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Null when there is none.</returns>
    public AgencyRow? Agency(string code) => Agencies.FirstOrDefault(row => row.Code == code);

    /// <summary>What holds for an incident that opened under another mechanism: its grades and ladders stay, everything else is this one's.</summary>
    /// <param name="pinned">The mechanism the incident opened with.</param>
    /// <returns>This mechanism with the other's grades, ladders, and hours of day and night by which ladders are counted.</returns>
    /// <remarks>A person's rights are those he has today; a statute applies by its own dates. What people were told of a running ladder must not move under them.</remarks>
    public Mechanism PinnedTo(Mechanism pinned) => this with
    {
        Grades = pinned.Grades,
        Behaviours = pinned.Behaviours,
        Ladders = pinned.Ladders,
        Hours = pinned.Hours,
    };

    /// <summary>Who holds a post by the rosters of the data.</summary>
    /// <param name="agency">The agency's code.</param>
    /// <param name="post">The post.</param>
    /// <param name="at">The instant.</param>
    /// <returns>The officer's id; null when the agency has no such post.</returns>
    public string? Holder(string agency, string post, DateTimeOffset at)
    {
        var local = CountyTime.ToLocal(at);
        return Rosters.FirstOrDefault(row => row.Agency == agency && row.Post == post && row.Covers(local))?.Officer;
    }

    /// <summary>The one text of this content, to be stored under <see cref="Hash"/> and read again by <see cref="MechanismReader.FromCanonicalText"/>.</summary>
    /// <returns>JSON with sorted keys and no white space.</returns>
    public string ToCanonicalText() => CanonicalText;

    /// <remarks>A day before the first row of a ladder gets that first row: legal time may lie before the county had a mechanism.</remarks>
    private LadderRow? Ladder(LadderUse use, RequestKind? kind, Grade grade, DateOnly day)
    {
        LadderRow? inForce = null, first = null;
        foreach (var row in Ladders)
        {
            if (row.Use != use || row.Kind != kind || row.FromGrade > grade)
            {
                continue;
            }

            if (row.ValidFrom <= day && (row.ValidTo is null || day <= row.ValidTo) && !(inForce?.FromGrade >= row.FromGrade))
            {
                inForce = row;
            }

            if (first is null || row.ValidFrom < first.ValidFrom || (row.ValidFrom == first.ValidFrom && row.FromGrade > first.FromGrade))
            {
                first = row;
            }
        }

        return inForce ?? first;
    }
}
