using HrBureau.Domain;

namespace HrBureau.Contracts;

/// <summary>Answers lists, search, timeline pages and counts from rows written with the facts; a stateless worker, key 0.</summary>
[Alias("hrb.board")]
[GrainInterfaceType("hrb.board")]
public interface IBoardGrain : IGrainWithIntegerKey
{
    /// <summary>Incidents the caller may see.</summary>
    /// <param name="query">Filters.</param>
    /// <returns>A page, most urgent first.</returns>
    [Needs("read-incidents")]
    [Alias("list")]
    Task<BoardPageView> List(BoardQueryGiven query);

    /// <summary>A page of a timeline.</summary>
    /// <param name="incidentId">Which.</param>
    /// <param name="after">Entries after this version.</param>
    /// <param name="limit">1–500.</param>
    /// <returns>The page; null when absent or not the caller's.</returns>
    [Needs("read-incidents")]
    [Alias("timeline")]
    Task<TimelinePage?> Timeline(string incidentId, long after, int limit);

    /// <summary>The caller's counts for the rail: open incidents, own inbox, call tasks.</summary>
    /// <returns>Counts.</returns>
    [Needs(Access.Officer)]
    [Alias("counts")]
    Task<CountsView> Counts();

    /// <summary>An agency's inbox: requests addressed to it or whose fired rung named it, oldest answer-by first.</summary>
    /// <param name="agency">Agency code.</param>
    /// <param name="state">One state, or null for the open ones.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–100.</param>
    /// <returns>The page; null for another agency's inbox.</returns>
    [Needs("read-inbox")]
    [Alias("inbox")]
    Task<InboxPage?> Inbox(string agency, RequestState? state, string? cursor, int limit);

    /// <summary>Call tasks and drafts waiting for the caller (by his posts): what the inbox page shows beside the requests.</summary>
    /// <returns>Tasks, oldest first, and how much could not be read.</returns>
    [Needs(Access.Officer)]
    [Alias("tasks")]
    Task<TaskPage> Tasks();

    /// <summary>Finds the incident a request belongs to.</summary>
    /// <param name="requestId">Which.</param>
    /// <returns>Incident id; null when absent or not the caller's.</returns>
    [Needs(Access.Officer)]
    [Alias("incident-of")]
    Task<string?> IncidentOf(string requestId);

    /// <summary>Statutes, agencies, words of the mechanism in force, for texts and choices on pages.</summary>
    /// <returns>The mechanism's public part.</returns>
    [Needs(Access.Service)]
    [Alias("county")]
    Task<CountyView> County();
}

/// <summary>Filters of a list.</summary>
/// <param name="Phase">Phase; null for the open ones and those ended.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Track"><c>name:state</c> of a track.</param>
/// <param name="Holder">Officer id, <c>me</c> or <c>none</c>.</param>
/// <param name="Overdue">With a clock or ladder overdue.</param>
/// <param name="Text">Search words.</param>
/// <param name="Drill">Drills only, real ones only, or null for both.</param>
/// <param name="Cursor">From the page before.</param>
/// <param name="Limit">1–200.</param>
[GenerateSerializer]
[Alias("hrb.board-query")]
public sealed record BoardQueryGiven(Phase? Phase, Grade? Grade, string? Track, string? Holder, bool? Overdue, string? Text, bool? Drill, string? Cursor, int Limit);

/// <summary>A page of a list.</summary>
/// <param name="Items">Rows.</param>
/// <param name="NextCursor">Null at the end.</param>
/// <param name="ByGrade">Open incidents the caller may see, by grade: real ones, or drills where only drills were asked for.</param>
/// <param name="Drills">Open drills the caller may see.</param>
[GenerateSerializer]
[Alias("hrb.board-page")]
public sealed record BoardPageView(IReadOnlyList<BoardItem> Items, string? NextCursor, IReadOnlyDictionary<Grade, int> ByGrade, int Drills = 0);

/// <summary>One row of a list.</summary>
/// <param name="IncidentId">Id.</param>
/// <param name="Phase">Phase.</param>
/// <param name="Grade">Grade.</param>
/// <param name="GradeProvisional">拟定级.</param>
/// <param name="Employer">Unit that owes.</param>
/// <param name="Project">Project.</param>
/// <param name="Place">Place.</param>
/// <param name="Headcount">Adopted people.</param>
/// <param name="AmountFen">Money, fen.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Joint">State of the joint track.</param>
/// <param name="Contact">State of the contact track.</param>
/// <param name="Rung">Highest rung fired of an unanswered request; -1 when none.</param>
/// <param name="NextDue">End of the clock that presses most, the first missed one when overdue; incident time.</param>
/// <param name="Overdue">Whether a clock is missed and not met.</param>
/// <param name="OpenedAt">Opened.</param>
/// <param name="Drill">Drill.</param>
/// <param name="Version">Version.</param>
/// <param name="Time">The incident's own time.</param>
[GenerateSerializer]
[Alias("hrb.board-item")]
public sealed record BoardItem(string IncidentId, Phase Phase, Grade Grade, bool GradeProvisional, string? Employer, string? Project, string? Place, int? Headcount, long? AmountFen, OfficerName? Holder, string Joint, string Contact, int Rung, DateTimeOffset? NextDue, bool Overdue, DateTimeOffset OpenedAt, bool Drill, long Version, TimeView Time)
{
    /// <summary>Where it went, while it is merged; null where the reader may not see that one.</summary>
    [Id(100)]
    public string? MergedInto { get; init; }
}

/// <summary>Counts for the rail.</summary>
/// <param name="OpenIncidents">Open incidents; drills are not counted.</param>
/// <param name="Inbox">Requests waiting for the caller's agency; those of drills are not counted.</param>
/// <param name="Tasks">Call tasks and drafts waiting for the caller; those of drills are not counted.</param>
/// <param name="OnDuty">Who leads and who is on duty in the home agency now.</param>
/// <param name="Pages">Words of pages that are the caller's: report, read-incidents, read-operations and so on.</param>
[GenerateSerializer]
[Alias("hrb.counts")]
public sealed record CountsView(int OpenIncidents, int Inbox, int Tasks, IReadOnlyList<OnDutyView> OnDuty, IReadOnlyList<string> Pages);

/// <summary>Who holds a post now.</summary>
/// <param name="Agency">Agency.</param>
/// <param name="Post">Post.</param>
/// <param name="PostName">Its name.</param>
/// <param name="Officer">Who; null when nobody.</param>
[GenerateSerializer]
[Alias("hrb.on-duty")]
public sealed record OnDutyView(string Agency, string Post, LocalisedText PostName, OfficerName? Officer);

/// <summary>A page of an inbox.</summary>
/// <param name="Items">Items.</param>
/// <param name="NextCursor">Null at the end.</param>
/// <param name="Unread">How many more requests wait on this page's stretch whose incident could not be read now.</param>
[GenerateSerializer]
[Alias("hrb.inbox-page")]
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, string? NextCursor, int Unread = 0);

/// <summary>What waits for the caller.</summary>
/// <param name="Items">Tasks, oldest first.</param>
/// <param name="Unread">Incidents with something open at the caller's agency that could not be read now: whose it is only they could say.</param>
[GenerateSerializer]
[Alias("hrb.task-page")]
public sealed record TaskPage(IReadOnlyList<TaskView> Items, int Unread);

/// <summary>Something waiting for a person: a call to make, a draft to sign, an incident to take.</summary>
/// <param name="Kind">call-task, sign-draft, take-charge, hand-over, review.</param>
/// <param name="IncidentId">Incident.</param>
/// <param name="NoticeId">Notice it came by.</param>
/// <param name="RequestId">Request it is about.</param>
/// <param name="Grade">Grade.</param>
/// <param name="Employer">Unit that owes.</param>
/// <param name="At">Since when.</param>
/// <param name="DueAt">By when.</param>
/// <param name="Call">Number and person of a call task.</param>
/// <param name="Drill">Drill.</param>
/// <param name="Time">The incident's own time; null where none was told.</param>
/// <param name="HandOver">What the officer before wrote down for who takes over; null for any other task.</param>
[GenerateSerializer]
[Alias("hrb.task-view")]
public sealed record TaskView(string Kind, string IncidentId, string? NoticeId, string? RequestId, Grade Grade, string? Employer, DateTimeOffset At, DateTimeOffset? DueAt, CallTaskView? Call, bool Drill, TimeView? Time = null, string? HandOver = null);

/// <summary>The mechanism's public part.</summary>
/// <param name="County">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Agencies">Agencies.</param>
/// <param name="Posts">Posts.</param>
/// <param name="Statutes">Articles quoted.</param>
/// <param name="Officers">Officers of every agency, for choices.</param>
/// <param name="RequestKinds">Kinds with measures and default addressee.</param>
/// <param name="GradeFrom">Lowest headcount of each grade.</param>
/// <param name="Raising">Behaviours that raise the grade.</param>
[GenerateSerializer]
[Alias("hrb.county-view")]
public sealed record CountyView(string County, LocalisedText Name, IReadOnlyList<AgencyRow> Agencies, IReadOnlyList<PostRow> Posts, IReadOnlyList<StatuteRow> Statutes, IReadOnlyList<OfficerName> Officers, IReadOnlyList<RequestKindView> RequestKinds, IReadOnlyDictionary<Grade, int> GradeFrom, IReadOnlyList<Behaviour> Raising);

/// <summary>A kind of request, for the form.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Name">Name.</param>
/// <param name="To">Default addressee.</param>
/// <param name="Measures">Lawful measures.</param>
/// <param name="Share">Parts shared by default.</param>
/// <param name="Open">Whether people may draft it with draft-request.</param>
/// <param name="Recipients">Codes of the agencies it may go to.</param>
/// <param name="Statutes">Statute ids it rests on.</param>
[GenerateSerializer]
[Alias("hrb.request-kind-view")]
public sealed record RequestKindView(RequestKind Kind, LocalisedText Name, string? To, IReadOnlyList<PoliceMeasure> Measures, IReadOnlyList<SharePart> Share, bool Open, IReadOnlyList<string> Recipients, IReadOnlyList<string> Statutes);
