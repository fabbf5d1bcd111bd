using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>When rungs and clocks are due, worked out a second time from the history, in plain minutes and from the calendar as it was printed.</summary>
internal static class Expected
{
    private static readonly (DateOnly From, DateOnly To) SpringFestival = (new(2026, 2, 15), new(2026, 2, 23));

    private static readonly DateOnly[] MakeUp = [new(2026, 2, 14), new(2026, 2, 28)];

    /// <summary>What must have been met in some story.</summary>
    public static IReadOnlyList<string> Arms { get; } =
    [
        "answer", "answer by night", "answer at major", "answer in working hours", "signer", "signer by night", "result", "result in working hours", "unclaimed",
        "acknowledgement", "first-result", "first-result in days", "written-reply", "oral-approval-paper", "hand-over", "warning", "on the dot",
        "day", "night", "dusk", "weekend", "eve", "holiday",
    ];

    public static void Check(Story story, Action<string> seen)
    {
        foreach (var entry in story.LastAct)
        {
            if (Of(story, entry, seen) is { } due)
            {
                var strikes = entry.Event is IncidentEvent.ClockWarned ? due : due.AddMilliseconds(1);
                Assert.True(entry.RecordedAt >= strikes, $"{entry.Event} at {entry.RecordedAt:O}, due at {due:O}");
                if (story.OnTheDot)
                {
                    Assert.True(entry.RecordedAt == strikes, $"{entry.Event} late at {entry.RecordedAt:O}, due at {due:O}");
                    seen("on the dot");
                }
            }
        }
    }

    private static DateTimeOffset? Of(Story story, RecordedEvent entry, Action<string> seen) => entry.Event switch
    {
        IncidentEvent.RequestEscalated { Unmanned: false, Ladder: LadderUse.Answer } rung => Answer(story, entry, rung, seen),
        IncidentEvent.RequestEscalated { Unmanned: false, Rung: 0, Turn: 1 } rung => NoResult(story, entry, rung.RequestId, seen),
        IncidentEvent.RequestEscalated { Unmanned: false } rung => Result(story, entry, rung, seen),
        IncidentEvent.SignatureSought { Unmanned: false } sought => Signer(story, entry, sought, seen),
        IncidentEvent.HolderSought { Unmanned: false } sought => Unclaimed(story, entry, sought, seen),
        IncidentEvent.ClockMissed miss => Clock(story, entry, miss.Clock, miss.Subject, miss.DueAt, seen),
        IncidentEvent.ClockWarned warning => Clock(story, entry, warning.Clock, warning.Subject, warning.DueAt, seen) - WarnBefore(story, warning, seen),
        _ => null,
    };

    private static DateTimeOffset Answer(Story story, RecordedEvent entry, IncidentEvent.RequestEscalated rung, Action<string> seen)
    {
        var start = Since(story, entry, e => e is IncidentEvent.RequestRaised raised && raised.RequestId == rung.RequestId);
        var request = story.State.Requests[rung.RequestId];
        var major = request.Ladder!.Grade >= Grade.Major;
        var minutes = AnswerMinutes(request.Kind, major, IsNight(start), out var working);
        seen("answer");
        seen(working ? "answer in working hours" : major ? "answer at major" : IsNight(start) ? "answer by night" : "answer");
        return After(start, minutes * Turns(rung.Rung + rung.Turn - 1), working);
    }

    private static double AnswerMinutes(RequestKind kind, bool major, bool night, out bool working)
    {
        working = kind is RequestKind.JointInterview or RequestKind.ProjectFundsCheck or RequestKind.LegalAid || (kind == RequestKind.EmergencyFund && !major);
        return (kind, major, night) switch
        {
            (RequestKind.EarlyIntervention or RequestKind.AssistInquiry, false, false) => 30,
            (RequestKind.EarlyIntervention or RequestKind.AssistInquiry, false, true) => 60,
            (RequestKind.EarlyIntervention or RequestKind.AssistInquiry, true, false) => 15,
            (RequestKind.EarlyIntervention or RequestKind.AssistInquiry, true, true) => 30,
            (RequestKind.OnSceneOrder, _, false) => 15,
            (RequestKind.OnSceneOrder, _, true) => 30,
            (RequestKind.EmergencyFund, true, false) => 60,
            (RequestKind.EmergencyFund, true, true) or (RequestKind.EmergencyFund, false, _) or (RequestKind.JointInterview, _, _) => 120,
            (RequestKind.ProjectFundsCheck, _, _) => 240,
            (RequestKind.LegalAid, _, _) => 480,
            _ => throw new InvalidOperationException($"{kind}"),
        };
    }

    /// <summary>Rungs at 0, ½, 1, 2 and then every full time.</summary>
    private static double Turns(int firing) => firing switch { 0 => 0, 1 => 0.5, _ => firing - 1 };

    private static DateTimeOffset Result(Story story, RecordedEvent entry, IncidentEvent.RequestEscalated rung, Action<string> seen)
    {
        var start = Since(story, entry, e => e is IncidentEvent.RequestEscalated { Ladder: LadderUse.Result, Rung: 0, Turn: 1 } first && first.RequestId == rung.RequestId);
        return After(start, 60 * (rung.Rung + rung.Turn - 1), IsPatient(story.State.Requests[rung.RequestId], story.State.Requests[rung.RequestId].ResultLadder!.Grade, seen));
    }

    private static DateTimeOffset NoResult(Story story, RecordedEvent entry, string requestId, Action<string> seen)
    {
        var request = story.State.Requests[requestId];
        var due = FirstResult(story, entry, requestId, seen);
        var late = (request.TakenOnAt ?? request.AcknowledgedAt) is { } answered && answered > due ? answered : due;
        return IsPatient(request, request.ResultLadder!.Grade, seen) ? Opening(late) : late;
    }

    private static bool IsPatient(JointRequest request, Grade grade, Action<string> seen)
    {
        AnswerMinutes(request.Kind, grade >= Grade.Major, false, out var working);
        seen(working ? "result in working hours" : "result");
        return working;
    }

    private static DateTimeOffset Signer(Story story, RecordedEvent entry, IncidentEvent.SignatureSought sought, Action<string> seen)
    {
        var start = Since(story, entry, e => e is IncidentEvent.RequestDrafted drafted && drafted.RequestId == sought.RequestId);
        seen(IsNight(start) ? "signer by night" : "signer");
        return start.AddMinutes((IsNight(start) ? 15 : 10) * (sought.Rung + sought.Turn - 1));
    }

    private static DateTimeOffset Unclaimed(Story story, RecordedEvent entry, IncidentEvent.HolderSought sought, Action<string> seen)
    {
        seen("unclaimed");
        return Since(story, entry, e => e is IncidentEvent.IncidentReported).AddMinutes(10 * Turns(sought.Rung + sought.Turn - 1));
    }

    private static DateTimeOffset Clock(Story story, RecordedEvent entry, string clock, string subject, DateTimeOffset said, Action<string> seen)
    {
        seen(clock);
        var due = clock switch
        {
            "hand-over" => Since(story, entry, e => e is IncidentEvent.HandOverOffered offered && offered.To == subject).AddMinutes(30),
            "first-result" => FirstResult(story, entry, subject, seen),
            "oral-approval-paper" => ((IncidentEvent.RequestApproved)story.History.Last(other => other.Event is IncidentEvent.RequestApproved approved && approved.RequestId == subject).Event).Oral!.Value.AddHours(24),
            "written-reply" => Raised(story, entry, subject, story.State.Requests[subject] is var asked ? asked.AnsweredAt ?? asked.ResultAt ?? Fulfilled(asked) : null).AddHours(24),
            "acknowledgement" => Acknowledged(story, entry, story.State.Requests[subject]),
            _ => throw new InvalidOperationException(clock),
        };
        Assert.Equal(due, said);
        return due;
    }

    private static DateTimeOffset Acknowledged(Story story, RecordedEvent entry, JointRequest request)
    {
        var raised = Raised(story, entry, request.RequestId, request.AcknowledgedAt ?? Fulfilled(request));
        return After(raised, AnswerMinutes(request.Kind, request.Ladder!.Grade >= Grade.Major, IsNight(raised), out var working), working);
    }

    private static DateTimeOffset FirstResult(Story story, RecordedEvent entry, string requestId, Action<string> seen)
    {
        var raised = Raised(story, entry, requestId, story.State.Requests[requestId].ResultAt ?? Fulfilled(story.State.Requests[requestId]));
        var kind = story.State.Requests[requestId].Kind;
        var days = kind switch { RequestKind.JointInterview or RequestKind.EmergencyFund => 2, RequestKind.ProjectFundsCheck or RequestKind.LegalAid => 3, _ => 0 };
        if (days == 0)
        {
            return raised.AddMinutes(kind == RequestKind.OnSceneOrder ? 60 : 240);
        }

        seen("first-result in days");
        var day = DateOnly.FromDateTime(Local(raised));
        while (days > 0)
        {
            day = day.AddDays(1);
            days -= IsWorked(day) ? 1 : 0;
        }

        return new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59, 59, 999)), TimeSpan.FromHours(8));
    }

    private static TimeSpan WarnBefore(Story story, IncidentEvent.ClockWarned warning, Action<string> seen)
    {
        seen("warning");
        return warning.Clock switch
        {
            "hand-over" => TimeSpan.FromMinutes(10),
            "written-reply" or "oral-approval-paper" => TimeSpan.FromHours(4),
            _ => story.State.Requests[warning.Subject].Kind switch
            {
                RequestKind.OnSceneOrder => TimeSpan.FromMinutes(15),
                RequestKind.EarlyIntervention or RequestKind.AssistInquiry => TimeSpan.FromMinutes(30),
                _ => TimeSpan.FromHours(4),
            },
        };
    }

    private static DateTimeOffset? Fulfilled(JointRequest request) => request.State == RequestState.Fulfilled ? request.Since : null;

    private static DateTimeOffset Raised(Story story, RecordedEvent entry, string requestId, DateTimeOffset? met = null) =>
        Since(story, entry, e => e is IncidentEvent.RequestRaised raised && raised.RequestId == requestId, met);

    /// <summary>When it began, or when the incident was last reopened since, unless it was met before.</summary>
    private static DateTimeOffset Since(Story story, RecordedEvent entry, Func<IncidentEvent, bool> began, DateTimeOffset? met = null)
    {
        var start = story.History.Last(other => other.Version < entry.Version && began(other.Event));
        return story.History.Where(other => other.Version > start.Version && other.Version < entry.Version && other.Event is IncidentEvent.IncidentReopened && !(met <= other.RecordedAt) && (start.Event is IncidentEvent.IncidentReported || !RanOn(story, other))).Select(other => (DateTimeOffset?)other.RecordedAt).LastOrDefault() ?? start.RecordedAt;
    }

    /// <summary>What was asked of others ran on while the incident was merged, if it ran before.</summary>
    private static bool RanOn(Story story, RecordedEvent reopened)
    {
        var turns = story.History.Where(other => other.Version < reopened.Version && other.Event is IncidentEvent.IncidentMerged or IncidentEvent.ResponseEnded or IncidentEvent.IncidentClosed or IncidentEvent.IncidentReopened).ToList();
        return turns is [.., { Event: IncidentEvent.IncidentMerged }] && turns.ElementAtOrDefault(turns.Count - 2)?.Event is not (IncidentEvent.ResponseEnded or IncidentEvent.IncidentClosed);
    }

    /// <summary>Minute by minute.</summary>
    private static DateTimeOffset After(DateTimeOffset start, double minutes, bool working)
    {
        if (!working)
        {
            return start.AddMinutes(minutes);
        }

        var at = Opening(start);
        for (var left = TimeSpan.FromMilliseconds((long)(minutes * 60_000)); left > TimeSpan.Zero;)
        {
            var step = NextMinute(at) - at < left ? NextMinute(at) - at : left;
            at = Opening(at + step);
            left -= step;
        }

        return at;
    }

    /// <summary>What ends with the day's work ends with the next opening: nobody is there to answer.</summary>
    private static DateTimeOffset Opening(DateTimeOffset at)
    {
        while (!IsOffice(at))
        {
            at = NextMinute(at);
        }

        return at;
    }

    private static DateTimeOffset NextMinute(DateTimeOffset at) => new DateTimeOffset(Local(at).Date, TimeSpan.FromHours(8)).AddMinutes(Math.Floor(Local(at).TimeOfDay.TotalMinutes) + 1);

    private static bool IsOffice(DateTimeOffset at) => IsWorked(DateOnly.FromDateTime(Local(at))) && Local(at).TimeOfDay is var time && time >= new TimeSpan(8, 30, 0) && time < new TimeSpan(17, 30, 0);

    private static bool IsWorked(DateOnly day) => MakeUp.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !(day >= SpringFestival.From && day <= SpringFestival.To));

    private static bool IsNight(DateTimeOffset at) => Local(at).Hour is < 7 or >= 22;

    private static DateTime Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).DateTime;
}
