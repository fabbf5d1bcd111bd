using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>What waits for a person of an agency. The lines say where to look and for whom it is; what stands there is computed from the state when somebody looks.</summary>
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
            yield return Line(mark.Owed.NoticeId, CallerOf(state, mark.Owed, home), "call-task", mark.At, $"{state.Holder.Officer} {(HasOwnTask(mark.Owed) ? mark.Officer : null)}");
        }

        foreach (var request in state.Requests.Values.Where(request => state.RequestsRun && request.State == RequestState.Drafted))
        {
            yield return Line($"sign/{request.RequestId}", request.From, "sign-draft", request.DraftedAt, WireWord.Of(request.Kind));
        }

        foreach (var request in state.Requests.Values.Where(IsUnderReview))
        {
            yield return Line($"review/{request.RequestId}", request.From, "review", request.Since, state.Holder.Officer);
        }

        if (state.IsOpen && state.Holder.Officer is null)
        {
            yield return Line($"take/{state.Id}", home, "take-charge", state.OpenedAt, string.Join(' ', PostsRung(state, home)));
        }

        if (state.Holder is { OfferedTo: { } to, OfferedAt: { } offered })
        {
            yield return Line($"hand/{state.Id}", home, "hand-over", offered, to);
        }
    }

    /// <summary>How many of a desk's open lines are one officer's: the same rules as <see cref="Of"/>, by what stands in the lines.</summary>
    public static int Count(IEnumerable<DeskTally> lines, Caller caller, IReadOnlySet<string> posts, Mechanism current, DateOnly today) => lines.Where(line => line.Kind switch
    {
        "call-task" => line.From.Split(' ') is var who && who.ElementAtOrDefault(1) != caller.Id && (who[0] == caller.Id || Callers.Any(posts.Contains)),
        "sign-draft" => WireWord.TryParse<RequestKind>(line.From, out var kind) && current.Kind(kind, today).SignedBy.Any(caller.Duties.Contains),
        "take-charge" => line.From.Split(' ').Any(posts.Contains),
        _ => line.From == caller.Id,
    }).Sum(line => line.Lines);

    /// <summary>Tasks of one officer.</summary>
    public static TaskView[] Of(IncidentImage image, Caller caller, IReadOnlySet<string> posts, Mechanism current)
    {
        var state = image.State;
        var home = current.HomeAgency.Code;
        var calls = CallTasks.Open(state)
            .Where(mark => CallerOf(state, mark.Owed, home) == caller.Agency && (state.Holder.Officer == caller.Id || Callers.Any(posts.Contains)))
            .Where(mark => mark.Officer != caller.Id || !HasOwnTask(mark.Owed))
            .Select(mark => Task("call-task", state, mark.At, null, mark.Owed.RequestId, mark.Owed.NoticeId, CallOf(state, mark, caller, current)));
        var drafts = state.Requests.Values
            .Where(request => state.RequestsRun && request.State == RequestState.Drafted && request.From == caller.Agency && image.Mechanism.MaySign(request, caller.Duties))
            .Select(request => Task("sign-draft", state, request.DraftedAt, null, request.RequestId, null, null));
        var reviews = state.Requests.Values
            .Where(request => IsUnderReview(request) && state.Holder.Officer == caller.Id)
            .Select(request => Task("review", state, request.Since, null, request.RequestId, null, null));
        return [.. calls.Concat(drafts).Concat(reviews).Concat(OfHolder(state, caller, posts, home)).OrderBy(task => task.At)];
    }

    /// <summary>Whom to call, on what number, and what to tell him.</summary>
    public static CallTaskView CallOf(IncidentState state, NoticeMark mark, Caller caller, Mechanism current)
    {
        var officer = current.Officers.FirstOrDefault(row => row.Id == mark.Officer);
        return new CallTaskView(officer?.Phone ?? current.Agency(mark.Owed.Agency)?.Phone, officer?.Name, About(state, mark.Owed), mark.Officer == caller.Id);
    }

    /// <summary>Whom a call would tell of a task that stands on his own list: nobody calls himself about it.</summary>
    private static bool HasOwnTask(OwedNotice notice) => notice.Kind is "incident-reported" or "holder-sought" or "request-drafted" or "signature-sought";

    private static string About(IncidentState state, OwedNotice notice) => notice.Kind switch
    {
        "incident-reported" or "holder-sought" => "take-charge",
        "request-drafted" or "signature-sought" => "sign",
        "request-sent-back" => "sent-back",
        "report-merged" or "incident-absorbed" => "worse",
        "incident-merged" => "merged",
        Notices.Parted when notice.Ladder is null => "parted",
        "incident-reopened" when notice.Ladder is null => "gathered-again",
        "incident-reopened" or Notices.Parted or "notice-given-up" when notice.Ladder == LadderUse.Unclaimed => "take-charge",
        "incident-reopened" or "notice-given-up" when notice.Ladder == LadderUse.Signer => "sign",
        "request-raised" or "request-escalated" or "incident-reopened" or "notice-given-up" when state.Requests.GetValueOrDefault(notice.RequestId ?? "") is { } request =>
            !request.AwaitsAnswer ? "result" : request.To == notice.Agency ? "answer" : "overdue",
        _ => "look",
    };

    private static IEnumerable<TaskView> OfHolder(IncidentState state, Caller caller, IReadOnlySet<string> posts, string home)
    {
        if (state.Holder is { OfferedTo: { } to, OfferedAt: { } offered } && to == caller.Id)
        {
            yield return Task("hand-over", state, offered, null, null, null, null) with { HandOver = state.Holder.Summary };
        }

        if (state.IsOpen && state.Holder.Officer is null && caller.Agency == home && PostsRung(state, home).Any(posts.Contains))
        {
            yield return Task("take-charge", state, state.OpenedAt, null, null, null, null);
        }
    }

    /// <summary>Posts of an agency that the ladder of an incident nobody holds has come to.</summary>
    private static IEnumerable<string> PostsRung(IncidentState state, string agency) => state.Notices.Values
        .Where(mark => mark.Owed is { RequestId: null, Rung: >= 0, Post: not null } && mark.Owed.Rung <= state.Holder.Ladder?.Rung && mark.Owed.Agency == agency)
        .Select(mark => mark.Owed.Post!)
        .Distinct();

    private static bool IsUnderReview(JointRequest request) => request is { ReviewAsked: true, IsOpen: true };

    /// <summary>The asking side calls; what belongs to no request is called about by the home agency.</summary>
    private static string CallerOf(IncidentState state, OwedNotice notice, string home) =>
        notice.RequestId is { } id && state.Requests.TryGetValue(id, out var request) ? request.From : home;

    private static DeskRow Line(string id, string agency, string kind, DateTimeOffset since, string? of) => new(id, DeskOf(agency), "open", kind, of ?? "", -1, since, true);

    private static TaskView Task(string kind, IncidentState state, DateTimeOffset at, DateTimeOffset? dueAt, string? requestId, string? noticeId, CallTaskView? call) =>
        new(kind, state.Id, noticeId, requestId, state.Grade.Value, state.Facts.EmployerName, at, dueAt, call, state.Drill is not null);
}
