using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Joint requests as a reader may see them. Another agency sees its own, with its own notices; lateness is for itself, the asker and the coordinating office.</summary>
internal static class RequestViews
{
    public static RequestView[] Of(IncidentImage image, Sight sight, Caller caller, IReadOnlySet<string> onDuty, Mechanism current, WorkCalendar calendar, DateTimeOffset now) =>
        [.. image.State.Requests.Values
            .Where(request => sight is Sight.Whole || sight is Sight.Shared shared && shared.Requests.Contains(request.RequestId))
            .OrderBy(request => request.DraftedAt)
            .Select(request => Of(image, request, sight, caller, onDuty, current, calendar, now))];

    public static RequestView Of(IncidentImage image, JointRequest request, Sight sight, Caller caller, IReadOnlySet<string> onDuty, Mechanism current, WorkCalendar calendar, DateTimeOffset now) => new(
        request.RequestId,
        request.Kind,
        request.From,
        request.To,
        request.State,
        request.Since,
        request.Rung,
        RungsOf(image, request, calendar),
        request.AnswerBy ?? request.AskedAnswerBy,
        request.Measures.ToArray(),
        request.Text,
        request.Share.ToArray(),
        request.ByRule,
        request.Basis.ToArray(),
        OfficerNames.Of(current, request.Signer),
        [.. Signers(image, request, sight).Where(row => onDuty.Contains(row.Id)).Select(row => Signer(row, current))],
        request.OralAt,
        request.PaperNumber,
        request.RaisedAt,
        request.AcknowledgedAt,
        request.EtaMinutes,
        OfficerNames.Of(current, request.Assignee),
        request.Reason,
        request.AnswerText,
        request.AnswerResult,
        SeesLateness(request, sight, caller, current) && IsLate(request, now),
        NoticesOf(image.State, request.RequestId, sight, caller, current),
        Allowed(image, request, caller),
        [.. Signers(image, request, sight).Where(row => !onDuty.Contains(row.Id)).Select(row => Signer(row, current))],
        HandOnTo(image, request, caller),
        ContactViews.NamedIn(image.State, request),
        request.From == caller.Agency && image.Mechanism.MaySign(request, caller.Duties))
    {
        Contacts = ContactViews.GivenWith(image.State, request, sight),
    };

    /// <summary>Words the reader may issue on the request now: by its state, by which side he is on, by his duties.</summary>
    public static string[] Allowed(IncidentImage image, JointRequest request, Caller caller)
    {
        var asker = request.From == caller.Agency;
        var addressee = request.IsRaised && request.To == caller.Agency;
        return image.State.Drill is { Replay: not null } ? [] : [.. PhaseTable.Rows
            .Where(row => RequestSteps.From(row.Command).Contains(request.State) && row.Phases.Contains(image.State.Phase))
            .Where(row => RequestSides.IsAskers(row.Command) ? asker : addressee)
            .Where(row => !RequestSteps.HasReached(row.Command, request.State))
            .Where(row => row.Command != typeof(IncidentCommand.ConfirmRecordedAnswer) || request.AnswerUnconfirmed)
            .Where(row => row.Command != typeof(IncidentCommand.FileRequestPaper) || request.OwesPaper)
            .Where(row => image.Mechanism.MayIssue(row.Word, caller.Duties))
            .Select(row => row.Word)];
    }

    /// <summary>Who of the reader's agency can be given a request addressed to it.</summary>
    public static OfficerName[] HandOnTo(IncidentImage image, JointRequest request, Caller caller) => request.IsRaised && request.To == caller.Agency
        ? OfficerNames.Of(GivenWork.Officers(image.Mechanism, request.To, GivenWork.Answer).Where(row => row.Id != request.Assignee))
        : [];

    public static NoticeView[] NoticesOf(IncidentState state, string requestId, Sight sight, Caller caller, Mechanism current)
    {
        var calls = CallTasks.Open(state);
        return [.. state.Notices.Values
            .Where(mark => mark.Owed.RequestId == requestId && (sight is Sight.Whole || sight is Sight.Shared shared && shared.Agency == mark.Owed.Agency))
            .OrderBy(mark => mark.Owed.Version)
            .Select(mark => Notice(mark, calls.Contains(mark) && mark.Officer != caller.Id ? WaitingTasks.CallOf(state, mark, caller, current) : null, CallTasks.LapseOf(state, mark), current))];
    }

    private static NoticeView Notice(NoticeMark mark, CallTaskView? call, CallLapse? lapsed, Mechanism current) => new(
        mark.Owed.NoticeId,
        mark.Officer ?? mark.Owed.Officer ?? $"{mark.Owed.Agency}/{mark.Owed.Post}",
        OfficerNames.Of(current, mark.Officer ?? mark.Owed.Officer)?.Name,
        mark.Owed.Agency,
        mark.Owed.Post,
        mark.Owed.Channel,
        mark.State,
        mark.At,
        mark.Owed.Rung,
        call,
        lapsed);

    /// <summary>Of a ladder that has stopped, the rungs that fired: the others are not to come.</summary>
    private static RungView[] RungsOf(IncidentImage image, JointRequest request, WorkCalendar calendar)
    {
        var (run, use) = request.ResultLadder is { } result ? (result, LadderUse.Result) : (request.Ladder, LadderUse.Answer);
        if (run is null || Ladders.RowOf(use, request.Kind, run, image.Mechanism) is not { } row)
        {
            return [];
        }

        return [.. row.Rungs.Select((rung, i) => new RungView(
            i,
            i < run.Struck.Count ? run.Struck[i] : Ladders.TimeOf(run, row, i, image.Mechanism.Hours, calendar),
            i <= run.Rung,
            rung.Targets.Select(target => target.Resolve(request.From, request.To)).Select(target => $"{target.Agency}/{target.Post}").ToArray()))
            .Where(rung => rung.Fired || (run.Stopped is null && image.State.RequestsRun))];
    }

    /// <summary>Who may sign a draft, for its own agency.</summary>
    private static IEnumerable<OfficerRow> Signers(IncidentImage image, JointRequest request, Sight sight) => sight is Sight.Whole && request.State == RequestState.Drafted
        ? image.Mechanism.Serving.Where(row => row.Agency == request.From && image.Mechanism.MaySign(request, row.Duties.ToHashSet()))
        : [];

    private static OfficerName Signer(OfficerRow row, Mechanism current) => OfficerNames.Of(current, row.Id, withPhone: true)!;

    private static bool SeesLateness(JointRequest request, Sight sight, Caller caller, Mechanism current) =>
        sight is Sight.Whole || SeesLateness(request, caller.Agency, current);

    /// <inheritdoc cref="SeesLateness(string, string, IReadOnlyCollection{string}, string, Mechanism)"/>
    public static bool SeesLateness(JointRequest request, string agency, Mechanism current) =>
        SeesLateness(request.From, request.To, request.RungAgencies, agency, current);

    /// <summary>Lateness is for the addressed agency itself, the asker, and the coordinating office that was told.</summary>
    public static bool SeesLateness(string from, string to, IReadOnlyCollection<string> told, string agency, Mechanism current) =>
        to == agency || from == agency || (told.Contains(agency) && current.Agency(agency)?.Kind == "office");

    private static bool IsLate(JointRequest request, DateTimeOffset now) => request.AwaitsAnswer
        ? request.AnswerBy < now
        : request.AcknowledgedAt > request.AnswerBy;
}
