using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>What is read beside the commands, from what is durable.</summary>
internal sealed partial class IncidentGrain
{
    public async Task<IncidentView?> View(long leastVersion)
    {
        var caller = Caller.Current!;
        var image = await ShownOrKeptAsync(caller, leastVersion);
        var view = await views.OfAsync(image, caller);
        if (view is null || view.AsOf is not null || await desks.UnseenAsync(image, caller) is not { Length: > 0 } unseen)
        {
            return view;
        }

        // Who cannot be written down as having seen it sees it all the same.
        await MarkAsync(caller, unseen, NoticeState.Seen);
        return await views.OfAsync(_image ?? image, caller);
    }

    public async Task<DeskRequestView?> OpenRequest(string requestId)
    {
        var caller = Caller.Current!;
        var image = await ShownAsync();
        if (!desks.MayOpen(image, caller, requestId))
        {
            return null;
        }

        await MarkAsync(caller, await desks.UnseenAsync(image, caller, requestId), NoticeState.Seen);
        return await desks.RequestAsync(await ImageAsync(0), caller, requestId);
    }

    public async Task<IReadOnlyList<InboxItem>> Desk(string agency, IReadOnlyList<string> requestIds)
    {
        var caller = Caller.Current!;
        if (caller.Agency != agency)
        {
            return Array.Empty<InboxItem>();
        }

        var image = await ShownAsync();
        await MarkAsync(caller, await desks.UndeliveredAsync(image, caller, requestIds), NoticeState.Delivered);
        return await desks.ItemsAsync(await ImageAsync(0), caller, requestIds);
    }

    public async Task<IReadOnlyList<TaskView>> Tasks()
    {
        var caller = Caller.Current!;
        var image = await ShownAsync();
        var tasks = await desks.TasksAsync(image, caller);
        await MarkAsync(caller, tasks.Length == 0 ? [] : await desks.UndeliveredAsync(image, caller), NoticeState.Delivered);
        return tasks;
    }

    public async Task<IReadOnlyList<ReportView>> Reporters()
    {
        var caller = Caller.Current!;
        var image = await ShownAsync();
        return Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow()) is Sight.Whole whole
            ? ReportViews.Of(image.State, whole.Phones && await reads.RecordAsync(image, caller, "reporters"))
            : Array.Empty<ReportView>();
    }

    public async Task<IntegrityView?> Integrity()
    {
        var caller = Caller.Current!;
        var image = await ShownAsync();
        if (Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow()) is not Sight.Whole)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        var result = await log.VerifyAsync(Id, [], patience.Token);
        return new IntegrityView(result.Ok, result.Entries, Convert.ToHexStringLower(result.HeadHash), result.FirstBad, result.Ok ? null : WireWord.Of(result.Fault));
    }

    public async Task<LatenessReport?> Lateness()
    {
        var (caller, now) = (Caller.Current!, time.GetUtcNow());
        var image = await ShownAsync();
        var sight = Sight.Of(image, caller, mechanisms.Current, now);
        if (image.State.Drill is null || sight is Sight.Nothing)
        {
            return null;
        }

        var history = await loader.HistoryAsync(Id, image.Version, image.Keys, CancellationToken.None);
        var report = Domain.Lateness.Of(image.State, history, image.Mechanism, mechanisms.Calendar, image.TimeOf(now));
        return sight is Sight.Whole ? report : report with
        {
            Lines = [.. report.Lines.Where(line => line.Agency == caller.Agency && line.RequestId is { } id && RequestViews.SeesLateness(image.State.Requests[id], caller.Agency, mechanisms.Current))],
        };
    }

    public async Task<DrillStanding?> Standing(string drill)
    {
        var image = await LoadedAsync(0, log.Urgent);
        var state = image.State;
        return state.Drill?.Replay == drill
            ? new DrillStanding(
                image.TimeOf(default),
                Due.Next(state, image.Mechanism, mechanisms.Calendar, Domain.Clocks.Of(state, image.Mechanism, mechanisms.Calendar, image.TimeOf(default))),
                !state.RequestsRun,
                [.. state.Notices.Values.Where(mark => mark.State == NoticeState.Owed).Select(mark => mark.Owed).OrderBy(owed => owed.Version).ThenBy(owed => owed.NoticeId, StringComparer.Ordinal).Select(owed => new StandingNotice(owed.NoticeId, owed.Agency, owed.Post, owed.Officer, owed.Channel))])
            : null;
    }

    public Task MovedOn(long version) => ImageAsync(version);

    public async Task<TimelineSight?> SightOf(string officer, string agency, string[] duties, bool shown)
    {
        var image = await ShownAsync();
        var reader = new Caller(CallerKind.Officer, officer, agency, duties.ToHashSet(), "", default, default);
        long[] voided = [.. image.State.Voided];
        var sight = Sight.Of(image, reader, mechanisms.Current, time.GetUtcNow());
        return (shown ? await reads.RecordAsync(image, reader, sight) : sight) switch
        {
            Sight.Whole whole => new TimelineSight(true, whole.Phones, [], [], voided, PersonNames(image.State, whole), SignedRoles(whole, SharePart.Persons), SignedRoles(whole, SharePart.Contacts))
            {
                Lapsed = Lapsed(image.State),
                Letters = Letters(image.State, static _ => true),
                Notices = image.State.Notices.Values.ToDictionary(mark => mark.Owed.NoticeId, mark => mark.Owed.RequestId, StringComparer.Ordinal),
                Voiding = MayVoid(image.State, reader) ? VoidSight.Of(VoidMarks.Of(image.State)) : null,
                Version = image.Version,
            },
            Sight.Shared shared => new TimelineSight(false, false, [.. shared.Parts.Select(WireWord.Of)], [.. shared.Requests], voided, PersonNames(image.State, shared), [], [])
            {
                Others = await others.WhereAsync(image.State, reader) is { } into ? [into] : [],
                Letters = Letters(image.State, shared.Requests.Contains),
            },
            _ => null,
        };
    }

    private bool MayVoid(IncidentState state, Caller reader) =>
        PhaseTable.Allows(state.Phase, "void-entry") && state.Drill is not { Replay: not null } && mechanisms.Current.MayIssue("void-entry", reader.Duties);

    public async Task<bool> ShowsEvidence(string evidence, string officer, string agency, string[] duties)
    {
        var image = await ShownAsync();
        var reader = new Caller(CallerKind.Officer, officer, agency, duties.ToHashSet(), "", default, default);
        var sight = Sight.Of(image, reader, mechanisms.Current, time.GetUtcNow());
        return image.State.Evidence.Find(attached => attached.File.EvidenceId == evidence) is { } attached
            && EvidenceViews.Shows(sight, attached, officer)
            && (sight is Sight.Whole || await reads.RecordAsync(image, reader, evidence));
    }

    public async Task<OpenRequestView[]> OpenRequests(string[] above) => await others.OpenAsync((await ImageAsync(0)).State, above);

    public async Task<OutgoingNotice?> Outgoing(string noticeId, long leastVersion)
    {
        var state = (await ImageAsync(leastVersion)).State;
        if (!state.Notices.TryGetValue(noticeId, out var mark) || mark.State is not (NoticeState.Owed or NoticeState.Failed))
        {
            return null;
        }

        var request = mark.Owed.RequestId is { } id ? state.Requests.GetValueOrDefault(id) : null;
        return new OutgoingNotice(request?.Kind, request is { AwaitsAnswer: true } ? request.AnswerBy : null, Outward.LapseOf(state, mark.Owed));
    }

    private static Dictionary<string, LetterSight> Letters(IncidentState state, Predicate<string> sees) => state.Requests.Values
        .Where(request => sees(request.RequestId))
        .ToDictionary(request => request.RequestId, request => new LetterSight(WireWord.Of(request.Kind), request.To), StringComparer.Ordinal);

    private static Dictionary<string, string> Lapsed(IncidentState state)
    {
        var lapsed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var mark in state.Notices.Values)
        {
            if (CallTasks.LapseOf(state, mark) is { } lapse)
            {
                lapsed[mark.Owed.NoticeId] = WireWord.Of(lapse);
            }
        }

        return lapsed;
    }

    /// <summary>Receipts of the desk channel: recorded by the system for the officer who looked. Reads run beside commands, so this waits its turn like any other command.</summary>
    private async Task MarkAsync(Caller caller, IReadOnlyList<string> notices, NoticeState state)
    {
        // Who watches a replay is none of those it tells of.
        if ((await ImageAsync(0)).State.Drill is { Replay: not null })
        {
            return;
        }

        foreach (var notice in notices)
        {
            using (system.Act())
            {
                var body = DomainJson.WriteCommand(new IncidentCommand.RecordDelivery(notice, state, caller.Id));
                await GrainFactory.GetGrain<IIncidentGrain>(Id).Execute(new CommandEnvelope($"{WireWord.Of(state)}-{ActId.Of(Id, caller.Id, notice)}", body, null));
            }
        }
    }

    private static string[] SignedRoles(Sight sight, SharePart part) => [.. Enum.GetValues<PartyRole>().Where(role => ContactViews.Signed(sight, role, part)).Select(WireWord.Of)];

    private static Dictionary<string, string> PersonNames(IncidentState state, Sight sight) => ContactViews.Persons(state, sight)
        .Where(person => person.Name is not null)
        .GroupBy(person => person.PersonId, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Name!, StringComparer.Ordinal);
}
