using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What waits for a person of an agency. The lines say where to look; what stands there is computed from the state when somebody looks.</summary>
internal static class WaitingTasks
{
    private static readonly string[] Callers = [Posts.DutyOfficer, Posts.SecondOfficer, Posts.LeaderOnDuty];

    /// <summary>The desk that carries an agency's tasks, apart from its inbox.</summary>
    public static string DeskOf(string agency) => $"task:{agency}";

    /// <summary>Lines of the task desks.</summary>
    public static IEnumerable<DeskRow> Lines(IncidentState state, string home)
    {
        foreach (var mark in CallTasks.Open(state))
        {
            yield return Line(mark.Owed.NoticeId, CallerOf(state, mark.Owed, home), "call-task", mark.At);
        }

        foreach (var request in state.Requests.Values.Where(request => request.State == RequestState.Drafted))
        {
            yield return Line($"sign/{request.RequestId}", request.From, "sign-draft", request.DraftedAt);
        }

        foreach (var request in state.Requests.Values.Where(IsUnderReview))
        {
            yield return Line($"review/{request.RequestId}", request.From, "review", request.Since);
        }

        if (state.IsOpen && state.Holder.Officer is null)
        {
            yield return Line($"take/{state.Id}", home, "take-charge", state.OpenedAt);
        }

        if (state.Holder is { OfferedTo: not null, OfferedAt: { } offered })
        {
            yield return Line($"hand/{state.Id}", home, "hand-over", offered);
        }
    }

    /// <summary>Tasks of one officer.</summary>
    public static TaskView[] Of(IncidentImage image, Caller caller, IReadOnlySet<string> posts, Mechanism current)
    {
        var state = image.State;
        var home = current.HomeAgency.Code;
        var calls = CallTasks.Open(state)
            .Where(mark => CallerOf(state, mark.Owed, home) == caller.Agency && (state.Holder.Officer == caller.Id || Callers.Any(posts.Contains)))
            .Select(mark => Task("call-task", state, mark.At, null, mark.Owed.RequestId, mark.Owed.NoticeId, CallOf(mark, current)));
        var drafts = state.Requests.Values
            .Where(request => request.State == RequestState.Drafted && request.From == caller.Agency && image.Mechanism.MaySign(request, caller.Duties))
            .Select(request => Task("sign-draft", state, request.DraftedAt, null, request.RequestId, null, null));
        var reviews = state.Requests.Values
            .Where(request => IsUnderReview(request) && state.Holder.Officer == caller.Id)
            .Select(request => Task("review", state, request.Since, null, request.RequestId, null, null));
        return [.. calls.Concat(drafts).Concat(reviews).Concat(OfHolder(state, caller, posts, home)).OrderBy(task => task.At)];
    }

    /// <summary>Whom to call, and on what number.</summary>
    public static CallTaskView CallOf(NoticeMark mark, Mechanism current)
    {
        var officer = current.Officers.FirstOrDefault(row => row.Id == mark.Officer);
        return new CallTaskView(officer?.Phone ?? current.Agency(mark.Owed.Agency)?.Phone, officer?.Name);
    }

    private static IEnumerable<TaskView> OfHolder(IncidentState state, Caller caller, IReadOnlySet<string> posts, string home)
    {
        if (state.Holder is { OfferedTo: { } to, OfferedAt: { } offered } && to == caller.Id)
        {
            yield return Task("hand-over", state, offered, null, null, null, null);
        }

        var rung = state.Notices.Values.Any(mark => mark.Owed is { RequestId: null, Rung: >= 0, Post: { } post } && mark.Owed.Agency == caller.Agency && posts.Contains(post));
        if (state.IsOpen && state.Holder.Officer is null && caller.Agency == home && rung)
        {
            yield return Task("take-charge", state, state.OpenedAt, null, null, null, null);
        }
    }

    private static bool IsUnderReview(JointRequest request) => request is { ReviewAsked: true, IsOpen: true };

    /// <summary>The asking side calls; what belongs to no request is called about by the home agency.</summary>
    private static string CallerOf(IncidentState state, OwedNotice notice, string home) =>
        notice.RequestId is { } id && state.Requests.TryGetValue(id, out var request) ? request.From : home;

    private static DeskRow Line(string id, string agency, string kind, DateTimeOffset since) => new(id, DeskOf(agency), "open", kind, "", -1, since, true);

    private static TaskView Task(string kind, IncidentState state, DateTimeOffset at, DateTimeOffset? dueAt, string? requestId, string? noticeId, CallTaskView? call) =>
        new(kind, state.Id, noticeId, requestId, state.Grade.Value, state.Facts.EmployerName, at, dueAt, call, state.Drill is not null);
}
