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

    /// <summary>Desk notices to the caller that his inbox has not shown yet.</summary>
    public async Task<string[]> UndeliveredAsync(IncidentImage image, Caller caller, IReadOnlyList<string> requestIds) =>
        SightOf(image, caller) is Sight.Nothing ? [] : await NoticesAsync(image, caller, requestIds, NotDelivered);

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
            ClockViews.NextOf(image, sight, request, current, mechanisms.Calendar, now));
    }

    public async Task<TaskView[]> TasksAsync(IncidentImage image, Caller caller) => SightOf(image, caller) is Sight.Nothing
        ? []
        : WaitingTasks.Of(image, caller, await rosters.PostsOfAsync(caller.Agency, caller.Id), mechanisms.Current);

    private Sight SightOf(IncidentImage image, Caller caller) => Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow());

    private InboxItem Item(IncidentImage image, Caller caller, Sight sight, JointRequest request) => new(
        request.RequestId,
        image.Id,
        request.Kind,
        request.From,
        request.To,
        request.State,
        request.Ladder?.Rung ?? -1,
        request.AnswerBy,
        request.Text,
        SharedText(image.State, sight),
        image.State.Grade.Value,
        image.State.Drill is not null,
        RequestViews.Allowed(image, request, caller),
        IncidentViews.TimeOf(image, image.TimeOf(time.GetUtcNow())));

    private async Task<string[]> NoticesAsync(IncidentImage image, Caller caller, IReadOnlyList<string> requestIds, NoticeState[] states)
    {
        var posts = await rosters.PostsOfAsync(caller.Agency, caller.Id);
        return [.. image.State.Notices.Values
            .Where(mark => mark.Owed.Channel == NoticeChannel.Desk && mark.Owed.IsFor(caller.Agency, caller.Id, posts))
            .Where(mark => mark.Owed.RequestId is { } id && requestIds.Contains(id) && states.Contains(mark.State))
            .Select(mark => mark.Owed.NoticeId)];
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
