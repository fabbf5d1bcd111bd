using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using Orleans.Runtime.Messaging;

namespace HrBureau.Silo;

/// <summary>The two transactions of a report: the door's, and the incident's. Whoever calls is answered after the second.</summary>
internal sealed class IntakeRoad(IntakeTables tables, IncidentLog log, IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, DoorSeal door, ReportHash hash, SimilarIncidents similar, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>An incident whose silo lives has answered by now.</summary>
    private static readonly TimeSpan Sign = TimeSpan.FromMilliseconds(2500);

    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private const string Reopening = "incident-reopened";

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A report of somebody who waits for the answer, not registered yet.</summary>
    public RegisteredReport Read(ReportGiven given, Caller caller)
    {
        var command = ReportText.Command(given, caller.Id, caller.Agency, mechanisms.Current.Hash);
        return new RegisteredReport(command, Row(command) with { BodyHashes = hash.Of(given), ContentHashes = hash.ContentOf(given) }) { Unfit = Unfit(command) };
    }

    /// <summary>The first transaction of reports that were read, all in one.</summary>
    /// <returns>In their order.</returns>
    public async Task<IReadOnlyList<RegisteredReport>> RegisterAsync(IReadOnlyList<RegisteredReport> reports)
    {
        using var patience = new CancellationTokenSource(Patience);
        var routed = await tables.RegisterAsync([.. reports.Select(report => report.Row)], withSimilar: true, patience.Token);
        return [.. reports.Zip(routed, static (report, one) => report with { Routed = one })];
    }

    /// <summary>The second transaction of a report that is registered, and what whoever waits is told.</summary>
    public async Task<ReportReply> AnswerAsync(RegisteredReport registered, Caller caller)
    {
        var taken = await FinishAsync(registered);
        return taken is { Outcome: CommandOutcome.Accepted, Routed: { } routed }
            ? await AcceptedAsync(routed, taken.Events, registered.Command, caller)
            : new ReportReply(taken.Outcome, null, null, false, [], taken.Refusal);
    }

    /// <summary>Registers reports of a table, all in one transaction: nobody waits for what is like them.</summary>
    /// <param name="given">The reports.</param>
    /// <param name="officer">Who imports.</param>
    /// <param name="agency">His agency.</param>
    /// <param name="holds">Whether he holds the calm leads they open.</param>
    /// <returns>In their order.</returns>
    public async Task<IReadOnlyList<RegisteredReport>> RegisterAsync(IEnumerable<ReportGiven> given, string officer, string agency, bool holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        var registered = given
            .Select(report => (Content: hash.ContentOf(report), Command: ReportText.Command(report, officer, agency, mechanisms.Current.Hash) with { HeldBy = holds ? officer : null }))
            .Select(one => new RegisteredReport(one.Command, Row(one.Command) with { ContentHashes = one.Content }) { Unfit = Unfit(one.Command) })
            .ToArray();
        var routed = new Queue<IntakeResult>(await tables.RegisterAsync([.. registered.Where(one => one.Unfit is null).Select(one => one.Row)], patience.Token));
        return [.. registered.Select(one => one.Unfit is null ? one with { Routed = routed.Dequeue() } : one)];
    }

    /// <summary>The second transaction of a report of a table.</summary>
    public async Task<TakenReport> FinishAsync(RegisteredReport registered)
    {
        using var patience = new CancellationTokenSource(Patience);
        return registered.Unfit ?? await FinishAsync(registered.Command, registered.Row, registered.Routed!, patience.Token);
    }

    /// <summary>Where a report of a table goes that is registered.</summary>
    public Task<IntakeResult> FindAsync(ReportGiven given, string officer, string agency, CancellationToken cancellation) =>
        tables.FindAsync(Row(ReportText.Command(given, officer, agency, mechanisms.Current.Hash)) with { ContentHashes = hash.ContentOf(given) }, cancellation);

    /// <summary>Takes a report of a replay: at its instant, and to no site but the drill's own.</summary>
    /// <param name="given">The report, with a key of its own.</param>
    /// <param name="officer">Scripted officer.</param>
    /// <param name="agency">His agency.</param>
    /// <param name="step">Which drill, and when.</param>
    public async Task<TakenReport> TakeAsync(ReportGiven given, string officer, string agency, DrillStep step)
    {
        using var patience = new CancellationTokenSource(Patience);
        var command = ReportText.Command(given, officer, agency, mechanisms.Current.Hash);
        var stepped = command with { DrillScale = 0, Step = step, SiteKey = SiteKey.Of(command.Facts, true, step.Drill) };
        if (Unfit(stepped) is { } unfit)
        {
            return unfit;
        }

        var row = Row(stepped);
        return await FinishAsync(stepped, row, await tables.RegisterAsync(row, patience.Token), patience.Token);
    }

    /// <summary>What the incident would refuse must not be registered: it would hold its site and never be settled.</summary>
    private TakenReport? Unfit(IncidentCommand.Report command) =>
        CommandFields.Check(command, command.Step?.At ?? time.GetUtcNow()) is { } fault ? new TakenReport(CommandOutcome.Invalid, null, [], Refusals.View(fault)) : null;

    private async Task<TakenReport> FinishAsync(IncidentCommand.Report command, IntakeReport row, IntakeResult routed, CancellationToken patience)
    {
        if (routed.KeyReused)
        {
            return new TakenReport(CommandOutcome.KeyReused, null, [], null);
        }

        for (var attempt = 1; ; attempt++)
        {
            if (routed.AlreadySettled)
            {
                return await SettledAsync(routed, patience);
            }

            var reply = await ReportAsync(command, routed, patience);
            if (reply.Outcome == CommandOutcome.Accepted)
            {
                return new TakenReport(CommandOutcome.Accepted, routed, reply.Events, null);
            }

            // A second sending, sealed anew, is another text under the same key; and a first answer may be lost while it counts.
            if (await tables.FindAsync(row, patience) is { AlreadySettled: true } settled)
            {
                return await SettledAsync(settled, patience);
            }

            if (reply.Refusal?.Code != RefusalCode.PhaseForbids || attempt == 3)
            {
                return new TakenReport(reply.Outcome == CommandOutcome.Refused ? CommandOutcome.TryAgain : reply.Outcome, null, [], reply.Refusal);
            }

            // Its incident was closed between the two transactions and gave the site back.
            routed = await tables.RerouteAsync(row, patience);
        }
    }

    /// <summary>Finishes what a crash left between the two transactions.</summary>
    public async Task<CommandOutcome> SettleAsync(PendingReport pending, CancellationToken cancellation)
    {
        var command = door.Scope.Run(() => DomainJson.ReadCommand(pending.Payload)) as IncidentCommand.Report
            ?? throw new InvalidOperationException("A pending report cannot be read.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience); // Others wait behind it.
        var routed = new IntakeResult(pending.ReportId, pending.IncidentId, pending.Opened, false, []);
        var reply = await ReportAsync(command, routed, patience.Token);
        if (reply.Refusal?.Code == RefusalCode.PhaseForbids)
        {
            reply = await ReportAsync(command, await tables.RerouteAsync(Row(command), patience.Token), patience.Token);
        }

        return reply.Outcome;
    }

    private IntakeReport Row(IncidentCommand.Report command) => new(
        command.Facts.ReportId,
        WireWord.Of(command.Facts.Source),
        command.Step is null ? command.Facts.SourceRef : null, // The same call is told in every replay of its scenario.
        mechanisms.Current.County,
        command.DrillScale is not null,
        SiteKey.AllOf(command.Facts, command.DrillScale is not null, command.Step?.Drill),
        PartyKey.Employer(command.Facts.EmployerCode, command.Facts.EmployerName),
        time.GetUtcNow(),
        Text(command),
        SiloTelemetry.TraceParent)
    {
        Place = SiteKey.PlaceOf(command.Facts.Place),
    };

    /// <summary>Tells the incident, and again while its silo is dying: the report's id makes it one act.</summary>
    private async Task<CommandReply> ReportAsync(IncidentCommand.Report command, IntakeResult routed, CancellationToken patience)
    {
        var report = command with { IncidentId = routed.IncidentId, Facts = command.Facts with { ReportId = routed.ReportId } };
        var envelope = new CommandEnvelope(routed.ReportId, Text(report), null, Step: report.Step);
        while (true)
        {
            try
            {
                using (system.Act())
                {
                    return await grains.GetGrain<IIncidentGrain>(routed.IncidentId).Execute(envelope).WaitAsync(Sign, TimeProvider.System, patience);
                }
            }
            catch (Exception e) when (e is TimeoutException or SiloUnavailableException or OrleansMessageRejectionException or ConnectionFailedException)
            {
                await Task.Delay(Again, TimeProvider.System, patience);
            }
        }
    }

    private string Text(IncidentCommand.Report command) => door.Scope.Run(() => DomainJson.WriteCommand(command));

    /// <summary>The first answer again, with what the report did then.</summary>
    private async Task<TakenReport> SettledAsync(IntakeResult settled, CancellationToken cancellation)
    {
        var stored = await log.FindReplyAsync(new ReplyKey(settled.IncidentId, SystemIdentity.Name, settled.ReportId), cancellation);
        return new TakenReport(CommandOutcome.Accepted, settled, stored is null ? [] : StoredReplies.Read(stored).Events, null);
    }

    private async Task<ReportReply> AcceptedAsync(IntakeResult routed, IReadOnlyList<string> events, IncidentCommand.Report command, Caller caller) =>
        new(CommandOutcome.Accepted, routed.ReportId, routed.IncidentId, !routed.Opened, await similar.ForAsync(routed, command, caller), null, events.Contains(Reopening) && await similar.SeesAsync(routed.IncidentId, caller))
        {
            Differs = routed.Differs,
        };
}
