using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Requests as desks show them: the inbox line, the phone page, the tasks of an officer.</summary>
internal sealed class DeskViews(MechanismSource mechanisms, RosterBook rosters, PersonReads reads, TimeProvider time)
{
    private static readonly NoticeState[] NotSeen = [NoticeState.Owed, NoticeState.Sent, NoticeState.Delivered, NoticeState.Failed, NoticeState.GivenUp];
    private static readonly NoticeState[] NotDelivered = [NoticeState.Owed, NoticeState.Sent, NoticeState.Failed, NoticeState.GivenUp];

    public bool MayOpen(IncidentImage image, Caller caller, string requestId) => SightOf(image, caller) switch
    {
        Sight.Whole => image.State.Requests.ContainsKey(requestId),
        Sight.Shared shared => shared.Requests.Contains(requestId),
        _ => false,
    };

    /// <summary>Desk notices to the caller about a request that he has not opened yet.</summary>
    public Task<string[]> UnseenAsync(IncidentImage image, Caller caller, string requestId) =>
        NoticesAsync(image, caller, [requestId], NotSeen);

    /// <summary>Desk notices to the caller about the incident he opens that he has not seen yet.</summary>
    public Task<string[]> UnseenAsync(IncidentImage image, Caller caller) => NoticesAsync(image, caller, null, NotSeen);

    /// <summary>Desk notices to the caller that his inbox has not shown yet.</summary>
    public async Task<string[]> UndeliveredAsync(IncidentImage image, Caller caller, IReadOnlyList<string> requestIds) =>
        SightOf(image, caller) is Sight.Nothing ? [] : await NoticesAsync(image, caller, requestIds, NotDelivered);

    /// <summary>Desk notices to the caller about an incident that stands in his tasks, which his inbox has not shown yet.</summary>
    public Task<string[]> UndeliveredAsync(IncidentImage image, Caller caller) => NoticesAsync(image, caller, null, NotDelivered);

    public async Task<InboxItem[]> ItemsAsync(IncidentImage image, Caller caller, IReadOnlyList<string> requestIds)
    {
        var open = requestIds.Where(id => MayOpen(image, caller, id)).ToArray();
        if (open.Length == 0)
        {
            return [];
        }

        var sight = await reads.RecordAsync(image, caller, SightOf(image, caller));
        return [.. open.Select(id => Item(image, caller, sight, image.State.Requests[id]))];
    }

    public async Task<DeskRequestView?> RequestAsync(IncidentImage image, Caller caller, string requestId)
    {
        if (!MayOpen(image, caller, requestId))
        {
            return null;
        }

        var sight = await reads.RecordAsync(image, caller, SightOf(image, caller));
        var current = mechanisms.Current;
        var state = image.State;
        var request = state.Requests[requestId];
        var now = image.TimeOf(time.GetUtcNow());
        return new DeskRequestView(
            Item(image, caller, sight, request),
            RequestViews.Of(image, request, sight, caller, await rosters.OnDutyAsync(caller.Agency), current, mechanisms.Calendar, now),
            image.Version,
            OfficerNames.Of(current, state.Holder.Officer, withPhone: true),
            state.Inspectors.Select(officer => OfficerNames.Of(current, officer, withPhone: true)).OfType<OfficerName>().ToArray(),
            ContactViews.Persons(state, sight),
            RequestViews.HandOnTo(image, request, caller).Where(officer => officer.Id != caller.Id).ToArray(),
            ClockViews.NextOf(image, sight, request, current, mechanisms.Calendar, now),
            state.RequestsRun)
        {
            Phase = state.Phase,
            MayAttach = image.Mechanism.MayIssue("attach-evidence", caller.Duties) && PhaseTable.Allows(state.Phase, "attach-evidence"),
            Evidence = EvidenceViews.Of(state, sight, caller.Id, current),
        };
    }

    public async Task<TaskView[]> TasksAsync(IncidentImage image, Caller caller)
    {
        if (SightOf(image, caller) is Sight.Nothing || image.State.Drill is { Replay: not null })
        {
            return [];
        }

        var now = image.TimeOf(time.GetUtcNow());
        var clocks = Domain.Clocks.Of(image.State, image.Mechanism, mechanisms.Calendar, now);
        return [.. WaitingTasks.Of(image, caller, await rosters.PostsOfAsync(caller.Agency, caller.Id), mechanisms.Current)
            .Select(task => task with { DueAt = DueOf(task, caller, clocks), Time = IncidentViews.TimeOf(image, now) })];
    }

    /// <summary>Until when a task waits before somebody else is called about it.</summary>
    private static DateTimeOffset? DueOf(TaskView task, Caller caller, IReadOnlyList<RunningClock> clocks)
    {
        (string? Name, string? Subject) of = task.Kind switch
        {
            "sign-draft" => ("signature", task.RequestId),
            "take-charge" => ("unclaimed", ""),
            "hand-over" => ("hand-over", caller.Id),
            _ => (null, null),
        };
        return clocks.FirstOrDefault(clock => clock.Name == of.Name && clock.Subject == of.Subject)?.DueAt;
    }

    private Sight SightOf(IncidentImage image, Caller caller) => Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow());

    private InboxItem Item(IncidentImage image, Caller caller, Sight sight, JointRequest request) => new(
        request.RequestId,
        image.Id,
        request.Kind,
        request.From,
        request.To,
        request.State,
        request.Rung,
        request.AnswerBy,
        request.Text,
        SharedText(image.State, sight),
        image.State.Grade.Value,
        image.State.Drill is not null,
        RequestViews.Allowed(image, request, caller),
        IncidentViews.TimeOf(image, image.TimeOf(time.GetUtcNow())));

    /// <param name="requestIds">Only what is about these requests; null for all that is about the incident.</param>
    private async Task<string[]> NoticesAsync(IncidentImage image, Caller caller, IReadOnlyList<string>? requestIds, NoticeState[] states)
    {
        var waiting = image.State.Notices.Values
            .Where(mark => mark.Owed.Channel == NoticeChannel.Desk && mark.Owed.Agency == caller.Agency && states.Contains(mark.State))
            .Where(mark => requestIds is null || (mark.Owed.RequestId is { } id && requestIds.Contains(id)))
            .ToArray();
        if (waiting.Length == 0)
        {
            return [];
        }

        var posts = await rosters.PostsOfAsync(caller.Agency, caller.Id);
        return [.. waiting.Where(mark => mark.Owed.IsFor(caller.Agency, caller.Id, posts)).Select(mark => mark.Owed.NoticeId)];
    }

    private static Dictionary<string, string> SharedText(IncidentState state, Sight sight)
    {
        var facts = state.Facts;
        var persons = ContactViews.Persons(state, sight).Select(person => person.Name).OfType<string>();
        (SharePart Part, string? Text)[] texts =
        [
            (SharePart.Employer, facts.EmployerName),
            (SharePart.Persons, string.Join(' ', persons)),
            (SharePart.Place, string.Join(' ', new[] { facts.ProjectName, facts.Place }.OfType<string>())),
            (SharePart.Headcount, facts.Adopted.Headcount?.ToString(CultureInfo.InvariantCulture)),
            (SharePart.Amount, facts.Adopted.AmountFen?.ToString(CultureInfo.InvariantCulture)),
        ];
        return texts
            .Where(pair => !string.IsNullOrEmpty(pair.Text) && (sight is Sight.Whole || sight is Sight.Shared shared && shared.Parts.Contains(pair.Part)))
            .ToDictionary(pair => WireWord.Of(pair.Part), pair => pair.Text!);
    }
}
