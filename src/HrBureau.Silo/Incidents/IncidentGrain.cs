using System.Diagnostics;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <inheritdoc cref="IIncidentGrain"/>
/// <remarks>A cache and a queue in front of the log: commands one by one, reads served beside them from what is durable.</remarks>
[GrainType(TypeName)]
internal sealed class IncidentGrain(
    CommandPath path,
    IncidentLoader loader,
    IncidentViews views,
    DeskViews desks,
    PersonReads reads,
    IncidentLog log,
    MechanismSource mechanisms,
    SystemIdentity system,
    MergedIncidents others,
    StorePause pause,
    ReceiptRoad receipts,
    TimeProvider time) : Grain, IIncidentGrain, IIncidentSightGrain
{
    public const string TypeName = "incident";

    private IncidentImage? _image;

    private string Id => this.GetPrimaryKeyString();

    public Task<CommandReply> Execute(CommandEnvelope command) => ExecuteAsync(Caller.Current!, command);

    public Task<CommandReply> Receive(string noticeId, ReceiptState state) => receipts.TakeAsync(() => ImageAsync(0), Caller.Current!, noticeId, state, ExecuteAsync);

    private async Task<CommandReply> ExecuteAsync(Caller caller, CommandEnvelope command)
    {
        using var span = SiloTelemetry.Source.StartActivity(SiloTelemetry.ExecuteSpan);
        span?.SetTag(SiloTelemetry.IncidentTag, Id);
        var started = Stopwatch.GetTimestamp();
        if (pause.Holds && !caller.IsSystem)
        {
            return Told(Refusals.Bare(CommandOutcome.TryAgain), span, started);
        }

        var image = await TryImageAsync(caller);
        var step = image is null
            ? new Step(Refusals.Bare(CommandOutcome.TryAgain), null!, InDoubt: true)
            : await path.RunAsync(image, caller, command);
        if (step.InDoubt)
        {
            // What memory holds may be behind the log: the next call loads anew.
            pause.After(started);
            _image = null;
            DeactivateOnIdle();
        }
        else
        {
            Publish(step.Image);
        }

        return Told(step.Reply, span, started);
    }

    public async Task<IncidentView?> View(long leastVersion)
    {
        var caller = Caller.Current!;
        var image = await ShownAsync(caller.Agency, leastVersion);
        var view = await views.OfAsync(image, caller);
        if (view is null || await desks.UnseenAsync(image, caller) is not { Length: > 0 } unseen)
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
        var image = await ShownAsync(caller.Agency);
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

        var image = await ShownAsync(agency);
        await MarkAsync(caller, await desks.UndeliveredAsync(image, caller, requestIds), NoticeState.Delivered);
        return await desks.ItemsAsync(await ImageAsync(0), caller, requestIds);
    }

    public async Task<IReadOnlyList<TaskView>> Tasks()
    {
        var caller = Caller.Current!;
        var image = await ShownAsync(caller.Agency);
        var tasks = await desks.TasksAsync(image, caller);
        await MarkAsync(caller, tasks.Length == 0 ? [] : await desks.UndeliveredAsync(image, caller), NoticeState.Delivered);
        return tasks;
    }

    public async Task<IReadOnlyList<ReportView>> Reporters()
    {
        var caller = Caller.Current!;
        var image = await ImageAsync(0);
        return Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow()) is Sight.Whole whole
            ? ReportViews.Of(image.State, whole.Phones && await reads.RecordAsync(image, caller, "reporters"))
            : Array.Empty<ReportView>();
    }

    public async Task<IntegrityView?> Integrity()
    {
        var caller = Caller.Current!;
        var image = await ImageAsync(0);
        if (Sight.Of(image, caller, mechanisms.Current, time.GetUtcNow()) is not Sight.Whole)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(8));
        var result = await log.VerifyAsync(Id, [], patience.Token);
        return new IntegrityView(result.Ok, result.Entries, Convert.ToHexStringLower(result.HeadHash), result.FirstBad, result.Ok ? null : WireWord.Of(result.Fault));
    }

    public async Task<TimelineSight?> SightOf(string officer, string agency, string[] duties, bool shown)
    {
        var image = await ShownAsync(agency);
        var reader = new Caller(CallerKind.Officer, officer, agency, duties.ToHashSet(), "", default, default);
        long[] voided = [.. image.State.Voided];
        var sight = Sight.Of(image, reader, mechanisms.Current, time.GetUtcNow());
        return (shown ? await reads.RecordAsync(image, reader, sight) : sight) switch
        {
            Sight.Whole whole => new TimelineSight(true, whole.Phones, [], [], voided, PersonNames(image.State, whole), SignedRoles(whole, SharePart.Persons), SignedRoles(whole, SharePart.Contacts)) { Lapsed = Lapsed(image.State) },
            Sight.Shared shared => new TimelineSight(false, false, [.. shared.Parts.Select(WireWord.Of)], [.. shared.Requests], voided, PersonNames(image.State, shared), [], []) { Others = await others.WhereAsync(image.State, reader) is { } into ? [into] : [] },
            _ => null,
        };
    }

    public async Task<bool> ShowsEvidence(string evidence, string officer, string agency, string[] duties)
    {
        var image = await ShownAsync(agency);
        var reader = new Caller(CallerKind.Officer, officer, agency, duties.ToHashSet(), "", default, default);
        var sight = Sight.Of(image, reader, mechanisms.Current, time.GetUtcNow());
        return image.State.Evidence.Find(attached => attached.File.EvidenceId == evidence) is { } attached
            && EvidenceViews.Shows(sight, attached, officer)
            && (sight is Sight.Whole || await reads.RecordAsync(image, reader, evidence));
    }

    public async Task<OpenRequestView[]> OpenRequests() => MergedIncidents.Open((await ImageAsync(0)).State);

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

    private static CommandReply Told(CommandReply reply, Activity? span, long started)
    {
        var outcome = reply.Outcome.ToString();
        span?.SetTag(SiloTelemetry.OutcomeTag, outcome);
        SiloTelemetry.Commands.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        SiloTelemetry.CommandDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        return reply;
    }

    private static Dictionary<string, string> PersonNames(IncidentState state, Sight sight) => ContactViews.Persons(state, sight)
        .Where(person => person.Name is not null)
        .GroupBy(person => person.PersonId, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First().Name!, StringComparer.Ordinal);

    private async Task<IncidentImage?> TryImageAsync(Caller caller)
    {
        try
        {
            return await ImageAsync(0, caller.IsSystem ? log.Urgent : log);
        }
        catch (Exception e) when (e is StorageUnavailableException or TimeoutException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The image to show to an officer of an agency. What another agency sees may have ended by an act of which this activation knows nothing: the log is asked.</summary>
    private async Task<IncidentImage> ShownAsync(string agency, long leastVersion = 0)
    {
        if (mechanisms.Current.Agency(agency) is not { SeesWholeCounty: true } && await log.FindHeadAsync(Id) is { } head)
        {
            leastVersion = Math.Max(leastVersion, head.Version);
        }

        return await ImageAsync(leastVersion);
    }

    /// <summary>The image, at least at the version a reader has seen already: another activation may have moved the incident on.</summary>
    private async Task<IncidentImage> ImageAsync(long leastVersion, IncidentLog? from = null)
    {
        if (_image is { } image && image.Version >= leastVersion)
        {
            return image;
        }

        // Each read has its own time; a long history that is being read is no store that is away.
        var loaded = await loader.LoadAsync(Id, from ?? log, CancellationToken.None);
        Publish(loaded);
        if (!loaded.Exists)
        {
            // Whoever guesses ids must not fill the memory with activations.
            DeactivateOnIdle();
        }

        return _image!;
    }

    private void Publish(IncidentImage image)
    {
        if (_image is null || image.Version >= _image.Version)
        {
            _image = image;
        }
    }
}
