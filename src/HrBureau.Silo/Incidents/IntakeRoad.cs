using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>The two transactions of a report: the door's, and the incident's. Whoever calls is answered after the second.</summary>
internal sealed class IntakeRoad(IntakeTables tables, IncidentLog log, IGrainFactory grains, SystemIdentity system, MechanismSource mechanisms, DoorSeal door, ReportHash hash, SimilarIncidents similar, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private const string Reopening = "incident-reopened";

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Takes a report from somebody who waits for the answer.</summary>
    public async Task<ReportReply> TakeAsync(ReportGiven given, Caller caller)
    {
        using var patience = new CancellationTokenSource(Patience);
        var command = ReportText.Command(given, caller.Id, caller.Agency, mechanisms.Current.Hash);
        var taken = await TakeAsync(command, hash.Of(given), patience.Token);
        return taken is { Outcome: CommandOutcome.Accepted, Routed: { } routed }
            ? await AcceptedAsync(routed, taken.Events, command, caller)
            : new ReportReply(taken.Outcome, null, null, false, [], taken.Refusal);
    }

    /// <summary>Takes a report of a table: nobody waits for what is similar.</summary>
    /// <param name="given">The report.</param>
    /// <param name="officer">Who imports.</param>
    /// <param name="agency">His agency.</param>
    /// <param name="holds">Whether he holds the calm leads it opens.</param>
    public async Task<TakenReport> TakeAsync(ReportGiven given, string officer, string agency, bool holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        var command = ReportText.Command(given, officer, agency, mechanisms.Current.Hash) with { HeldBy = holds ? officer : null };
        return await TakeAsync(command, [], patience.Token);
    }

    private async Task<TakenReport> TakeAsync(IncidentCommand.Report command, IReadOnlyList<string> bodyHashes, CancellationToken patience)
    {
        // What the incident would refuse must not be registered: it would hold its site and never be settled.
        if (CommandFields.Check(command, time.GetUtcNow()) is { } fault)
        {
            return new TakenReport(CommandOutcome.Invalid, null, [], Refusals.View(fault));
        }

        var row = Row(command) with { BodyHashes = bodyHashes };
        var routed = await tables.RegisterAsync(row, patience);
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

            var reply = await ReportAsync(command, routed);
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
        var routed = new IntakeResult(pending.ReportId, pending.IncidentId, pending.Opened, false, []);
        var reply = await ReportAsync(command, routed);
        if (reply.Refusal?.Code == RefusalCode.PhaseForbids)
        {
            reply = await ReportAsync(command, await tables.RerouteAsync(Row(command), cancellation));
        }

        return reply.Outcome;
    }

    private IntakeReport Row(IncidentCommand.Report command) => new(
        command.Facts.ReportId,
        WireWord.Of(command.Facts.Source),
        command.Facts.SourceRef,
        mechanisms.Current.County,
        command.DrillScale is not null,
        SiteKey.AllOf(command.Facts, command.DrillScale is not null),
        PartyKey.Employer(command.Facts.EmployerCode, command.Facts.EmployerName),
        time.GetUtcNow(),
        Text(command),
        SiloTelemetry.TraceParent)
    {
        Place = SiteKey.PlaceOf(command.Facts.Place),
    };

    private async Task<CommandReply> ReportAsync(IncidentCommand.Report command, IntakeResult routed)
    {
        var report = command with { IncidentId = routed.IncidentId, Facts = command.Facts with { ReportId = routed.ReportId } };
        using (system.Act())
        {
            return await grains.GetGrain<IIncidentGrain>(routed.IncidentId).Execute(new CommandEnvelope(routed.ReportId, Text(report), null));
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
        new(CommandOutcome.Accepted, routed.ReportId, routed.IncidentId, !routed.Opened, await similar.ForAsync(routed, command, caller), null, events.Contains(Reopening) && await similar.SeesAsync(routed.IncidentId, caller));
}
