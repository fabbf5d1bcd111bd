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

    public async Task<ReportReply> TakeAsync(ReportGiven given, Caller caller)
    {
        using var patience = new CancellationTokenSource(Patience);
        var command = ReportText.Command(given, caller, mechanisms.Current.Hash);
        // What the incident would refuse must not be registered: it would hold its site and never be settled.
        if (CommandFields.Check(command, time.GetUtcNow()) is { } fault)
        {
            return new ReportReply(CommandOutcome.Invalid, null, null, false, [], Refusals.View(fault));
        }

        var row = Row(command) with { BodyHashes = hash.Of(given) };
        var routed = await tables.RegisterAsync(row, patience.Token);
        if (routed.KeyReused)
        {
            return new ReportReply(CommandOutcome.KeyReused, null, null, false, [], null);
        }

        for (var attempt = 1; ; attempt++)
        {
            if (routed.AlreadySettled)
            {
                return await SettledAsync(routed, command, caller, patience.Token);
            }

            var reply = await ReportAsync(command, routed);
            if (reply.Outcome == CommandOutcome.Accepted)
            {
                return await AcceptedAsync(routed, reply.Events, command, caller);
            }

            // A second sending, sealed anew, is another text under the same key; and a first answer may be lost while it counts.
            if (await tables.FindAsync(row, patience.Token) is { AlreadySettled: true } settled)
            {
                return await SettledAsync(settled, command, caller, patience.Token);
            }

            if (reply.Refusal?.Code != RefusalCode.PhaseForbids || attempt == 3)
            {
                return new ReportReply(reply.Outcome == CommandOutcome.Refused ? CommandOutcome.TryAgain : reply.Outcome, null, null, false, [], reply.Refusal);
            }

            // Its incident was closed between the two transactions and gave the site back.
            routed = await tables.RerouteAsync(row, patience.Token);
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
    private async Task<ReportReply> SettledAsync(IntakeResult settled, IncidentCommand.Report command, Caller caller, CancellationToken cancellation)
    {
        var stored = await log.FindReplyAsync(new ReplyKey(settled.IncidentId, SystemIdentity.Name, settled.ReportId), cancellation);
        return await AcceptedAsync(settled, stored is null ? [] : StoredReplies.Read(stored).Events, command, caller);
    }

    private async Task<ReportReply> AcceptedAsync(IntakeResult routed, IReadOnlyList<string> events, IncidentCommand.Report command, Caller caller) =>
        new(CommandOutcome.Accepted, routed.ReportId, routed.IncidentId, !routed.Opened, await similar.ForAsync(routed, command, caller), null, events.Contains(Reopening) && await similar.SeesAsync(routed.IncidentId, caller));
}
