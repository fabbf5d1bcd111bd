namespace HrBureau.Domain;

/// <summary>Whom an entry rings. Decided once, in the act, and written into the entry.</summary>
/// <remarks>One act rings a person by a channel once, by its loudest entry: after an outage people get one notice, not a storm.</remarks>
internal static class RingPolicy
{
    /// <summary>Who was rung is left in peace for so long, unless he has looked.</summary>
    private static readonly TimeSpan RingAgain = TimeSpan.FromHours(1);

    public static IReadOnlyList<IncidentEvent> Assign(IncidentState before, Act act)
    {
        var rings = act.Events.Select(e => Of(act, before, e).SelectMany(ring => Outward.Channels(ring, act.Stamp.ByWebhook))).ToList();
        var loudest = new Dictionary<(string, string?, string?, NoticeChannel), int>();
        for (var i = 0; i < rings.Count; i++)
        {
            foreach (var ring in rings[i])
            {
                var key = (ring.Agency, ring.Post, ring.Officer, ring.Channel);
                loudest[key] = loudest.TryGetValue(key, out var so) && Loudness(act.Events[so]) > Loudness(act.Events[i]) ? so : i;
            }
        }

        return [.. act.Events.Select((e, i) => Rung(e, [.. rings[i].DistinctBy(ring => (ring.Agency, ring.Post, ring.Officer, ring.Channel)).Where(ring => loudest[(ring.Agency, ring.Post, ring.Officer, ring.Channel)] == i && ring.Officer != act.By.Id)]))];
    }

    private static IncidentEvent Rung(IncidentEvent e, IReadOnlyList<Ring> rings) => rings.Count == 0 ? e : e with { Rings = rings };

    private static int Loudness(IncidentEvent e) => e switch
    {
        IncidentEvent.RequestRaised => 6,
        IncidentEvent.RequestEscalated escalated => 7 + escalated.Rung,
        IncidentEvent.RequestDrafted or IncidentEvent.SignatureSought => 5,
        IncidentEvent.RequestSentBack or IncidentEvent.SummonsOutcomeAsked => 4,
        IncidentEvent.HolderSought or IncidentEvent.IncidentReopened or IncidentEvent.IncidentMerged => 3,
        IncidentEvent.ClockMissed => 2,
        IncidentEvent.IncidentReported => 2,
        IncidentEvent.ClockWarned => 0,
        _ => 1,
    };

    private static IEnumerable<Ring> Of(Act act, IncidentState before, IncidentEvent e) => e switch
    {
        IncidentEvent.IncidentReported => Rung(act, LadderUse.Unclaimed, null, act.State.Holder.Ladder, 0),
        IncidentEvent.HolderSought sought => Rung(act, LadderUse.Unclaimed, null, act.State.Holder.Ladder, sought.Rung),
        IncidentEvent.ReportMerged merged => (IsWorse(act, merged) ? Urgently(act) : Holder(act)).Where(ring => !Waits(before, e, ring, act.Now)),
        IncidentEvent.UnreachableEstablished or IncidentEvent.ClockWarned => Holder(act),
        IncidentEvent.GradeChanged grade => grade.From is null ? [] : [.. Holder(act), Home(act, Posts.LeaderOnDuty)],
        IncidentEvent.PlanActivated => [.. Holder(act), Home(act, Posts.LeaderOnDuty)],
        IncidentEvent.IncidentReopened { PartedFrom: not null } => [.. Again(act, false).Where(ring => ring.Ladder == LadderUse.Unclaimed), .. ToldAgain(act, before)],
        IncidentEvent.IncidentReopened reopened => [.. Again(act, reopened.ByRule), .. Involved(act, before)],
        IncidentEvent.SummonsOutcomeAsked or IncidentEvent.RequestReviewAsked => Holder(act),
        IncidentEvent.HandOverOffered offered => [Officer(act, offered.To)],
        IncidentEvent.HandOverAccepted accepted => [Officer(act, accepted.From)],
        IncidentEvent.ClockMissed missed => [.. Holder(act), Home(act, OnMiss(act, before, missed))],
        IncidentEvent.EntryVoided voided => Told(before, mark => voided.Versions.Contains(mark.Owed.Version)),
        IncidentEvent.IncidentMerged => ToldAgain(act, before),
        IncidentEvent.IncidentAbsorbed absorbed => IsWorse(act, absorbed) ? Urgently(act) : [.. Holder(act), Home(act, Posts.LeaderOnDuty)],
        IncidentEvent.IncidentReleased => [.. Holder(act), Home(act, Posts.LeaderOnDuty)],
        IncidentEvent.ReportSplit => [.. Holder(act), .. Involved(act, before)],
        IncidentEvent.ReportsLeft => act.State.IsGraded ? [.. Holder(act), .. Involved(act, before)] : [],
        IncidentEvent.IncidentVoided => Involved(act, before),
        IncidentEvent.ResponseEnded => [.. Addressed(act), .. Holder(act)],
        IncidentEvent.NoticeGivenUp given => Outward.NextChannel(before, given.NoticeId),
        _ => OfRequest(act, e),
    };

    private static bool IsWorse(Act act, IncidentEvent.ReportMerged merged) => WorseReports.Of(act.State, act.Mechanism)?.Report.ReportId == merged.Facts.ReportId;

    private static bool IsWorse(Act act, IncidentEvent.IncidentAbsorbed absorbed) =>
        WorseReports.IsWorse(absorbed.Facts.Headcount, absorbed.Facts.Behaviours, act.State, act.Mechanism) || absorbed.Facts.Reports.Any(report => WorseReports.Of(act.State, act.Mechanism)?.Report.ReportId == report.ReportId);

    /// <summary>Everybody who was told, by desk; who was woken for it, by a call as well.</summary>
    private static IEnumerable<Ring> ToldAgain(Act act, IncidentState before) =>
    [
        .. Involved(act, before),
        .. Told(before, mark => mark.Owed.Channel == NoticeChannel.CallTask && (mark.Done || mark.State is NoticeState.Sent or NoticeState.Delivered or NoticeState.Seen)).Select(ring => ring with { Channel = NoticeChannel.CallTask }),
    ];

    /// <summary>Everybody who was told of the incident or is asked for something, by desk.</summary>
    private static IEnumerable<Ring> Involved(Act act, IncidentState before) => [.. Told(before, mark => mark.State != NoticeState.Owed), .. Addressed(act)];

    /// <summary>The bell that rang for the one before still says it for a while; one that nobody heard, or somebody has answered by looking, does not.</summary>
    private static bool Waits(IncidentState before, IncidentEvent e, Ring ring, DateTimeOffset now) => before.Notices.Values.Any(mark =>
        mark.Owed.Kind == EventJson.Kind(e) && mark.State is NoticeState.Owed or NoticeState.Sent or NoticeState.Delivered && now - mark.At < RingAgain
        && (mark.Owed.Agency, mark.Owed.Post, mark.Owed.Officer, mark.Owed.Channel) == (ring.Agency, ring.Post, ring.Officer, ring.Channel));

    private static IEnumerable<Ring> OfRequest(Act act, IncidentEvent e)
    {
        if (Notices.RequestOf(e) is not { } id || !act.State.Requests.TryGetValue(id, out var request))
        {
            return [];
        }

        return e switch
        {
            IncidentEvent.RequestDrafted when request.State == RequestState.Drafted => Rung(act, LadderUse.Signer, request, request.SignerLadder, 0),
            IncidentEvent.SignatureSought sought => Rung(act, LadderUse.Signer, request, request.SignerLadder, sought.Rung),
            IncidentEvent.RequestApproved { Oral: not null } oral => [Officer(act, oral.Signer)],
            IncidentEvent.RequestRaised => Rung(act, LadderUse.Answer, request, request.Ladder, 0),
            IncidentEvent.RequestEscalated { Ladder: LadderUse.Result } rung => Rung(act, LadderUse.Result, request, request.ResultLadder, rung.Rung),
            IncidentEvent.RequestEscalated rung => Rung(act, LadderUse.Answer, request, request.Ladder, rung.Rung),
            IncidentEvent.RequestAcknowledged or IncidentEvent.RequestTakenOn or IncidentEvent.RequestAnswered => Holder(act),
            IncidentEvent.RequestHandedOn handed => [new(request.To, null, handed.Officer, NoticeChannel.Desk)],
            IncidentEvent.RequestSentBack => Urgently(act),
            IncidentEvent.AnswerRecorded { Answer: RecordedAnswer.SentBack } => [Liaison(request), .. Urgently(act)],
            IncidentEvent.AnswerRecorded => [Liaison(request), .. Holder(act)],
            IncidentEvent.RecordedAnswerConfirmed { Agrees: false } => [.. Holder(act), Home(act, Posts.LeaderOnDuty)],
            IncidentEvent.RequestWithdrawn or IncidentEvent.RequestFulfilled => request.IsRaised ? [Liaison(request)] : [],
            _ => [],
        };
    }

    private static IEnumerable<Ring> Rung(Act act, LadderUse use, JointRequest? request, LadderRun? run, int rung)
    {
        if (run is null || Ladders.RowOf(use, request?.Kind, run, act.Mechanism) is not { } row)
        {
            return [];
        }

        var home = act.Mechanism.HomeAgency.Code;
        var targets = row.Rung(rung).Targets.Select(target => target.Resolve(request?.From ?? home, request?.To ?? home));
        return targets.SelectMany(target => row.Rung(rung).Channels.Select(channel => new Ring(target.Agency, target.Post, null, channel, rung, use)));
    }

    /// <summary>Ladders that climb again ring their first rung again. One bell for each person: that nobody holds it comes first, then that people gather, then what else is waited for.</summary>
    private static IEnumerable<Ring> Again(Act act, bool byRule)
    {
        var rungs = Ladders.Of(act.State, act.Mechanism)
            .SelectMany(ladder => Rung(act, ladder.Use, ladder.Request, ladder.Run, 0).Select(ring => ring with { RequestId = ladder.Request?.RequestId }))
            .ToArray();
        IEnumerable<Ring> gathering = byRule ? [.. Urgently(act), Home(act, Posts.DutyOfficer)] : [];
        return rungs.Where(ring => ring.Ladder == LadderUse.Unclaimed).Concat(gathering).Concat(rungs).DistinctBy(ring => (ring.Agency, ring.Post, ring.Officer, ring.Channel));
    }

    /// <summary>The holder; the officer on duty while nobody holds the incident.</summary>
    private static IEnumerable<Ring> Holder(Act act) => act.State.Holder.Officer is { } officer
        ? [new(act.State.Holder.Agency ?? act.Mechanism.HomeAgency.Code, null, officer, NoticeChannel.Desk)]
        : [Home(act, Posts.DutyOfficer)];

    /// <summary>The holder, and the leader on duty by desk and by call.</summary>
    private static IEnumerable<Ring> Urgently(Act act) =>
        [.. Holder(act), Home(act, Posts.LeaderOnDuty), Home(act, Posts.LeaderOnDuty) with { Channel = NoticeChannel.CallTask }];

    private static IEnumerable<Ring> Told(IncidentState before, Func<NoticeMark, bool> which) =>
        before.Notices.Values.Where(which).Select(mark => new Ring(mark.Owed.Agency, mark.Owed.Post, mark.Owed.Officer, NoticeChannel.Desk)).Distinct();

    private static IEnumerable<Ring> Addressed(Act act) => act.State.Requests.Values.Where(request => request.IsRaised && request.IsOpen).Select(Liaison).Distinct();

    private static Ring Home(Act act, string post) => new(act.Mechanism.HomeAgency.Code, post, null, NoticeChannel.Desk);

    private static Ring Officer(Act act, string officer) => new(act.Mechanism.HomeAgency.Code, null, officer, NoticeChannel.Desk);

    private static Ring Liaison(JointRequest request) => new(request.To, Posts.Liaison, null, NoticeChannel.Desk);

    private static string OnMiss(Act act, IncidentState before, IncidentEvent.ClockMissed missed) => Clocks.Of(before, act.Mechanism, act.Calendar, act.Now)
        .FirstOrDefault(clock => clock.Name == missed.Clock && clock.Subject == missed.Subject)?.OnMiss ?? Posts.LeaderOnDuty;
}
