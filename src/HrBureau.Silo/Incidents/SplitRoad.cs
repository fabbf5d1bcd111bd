using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Takes a report that was split off to the incident it belongs to, or opens one for it, and tells the one it came from. Each step counts once, however often it is tried.</summary>
internal sealed class SplitRoad(IncidentLoader loader, IntakeTables tables, IGrainFactory grains, MechanismSource mechanisms, DoorSeal door, TimeProvider time)
{
    /// <summary>First word of the target of such rows.</summary>
    public const string Target = "intake";

    public static OwedRow Owed(IncidentState state, long version, IncidentEvent.ReportSplit split, string? trace, DateTimeOffset now) => new(
        $"rly-{state.Id}-{version}-split",
        state.Id,
        version,
        "relay",
        $"{Target}-{state.Id}",
        JsonSerializer.Serialize(new SplitOwed(split.ReportId, split.Holds ?? state.Id, split.Into), SiloJson.Default.SplitOwed),
        trace,
        now);

    /// <summary>Called as the system.</summary>
    public async Task DeliverAsync(OwedRow row)
    {
        var split = JsonSerializer.Deserialize(row.Payload, SiloJson.Default.SplitOwed)!;
        var routed = await tables.SplitOffAsync(split.ReportId, row.Id, CancellationToken.None);
        if (await ReportAsync(row, split, routed is not null) is not { } command)
        {
            Must(await TellAsync(row.Incident, "placed", row, new IncidentCommand.PlaceReport(split.ReportId, null)));
            return;
        }

        var into = routed is null || routed == split.Into ? split.Into : null;
        var reply = into is null ? null : await TellAsync(into, "split", row, command with { IncidentId = into });
        if (reply is null || (reply.Refusal?.Code == RefusalCode.PhaseForbids && routed is null))
        {
            // None was named, or the one that was named has been closed since.
            (into, var key) = await tables.SplitAsync(Row(command, row), row.Id, CancellationToken.None);
            reply = await TellAsync(into, "split", row, command with { IncidentId = into, SiteKey = key ?? "" });
        }

        Must(reply);
        if (routed is null && into == split.Into)
        {
            await tables.MoveAsync(split.ReportId, row.Id, into!, CancellationToken.None);
        }

        Must(await TellAsync(row.Incident, "placed", row, new IncidentCommand.PlaceReport(split.ReportId, into!)));
    }

    /// <summary>The report as its own log has it; null when it was voided there before it had gone anywhere: a voided report opens nothing.</summary>
    private async Task<IncidentCommand.Report?> ReportAsync(OwedRow row, SplitOwed split, bool routed)
    {
        var from = (await loader.LoadAsync(row.Incident, CancellationToken.None)).State;
        var holds = await loader.LoadAsync(split.Holds, CancellationToken.None);
        var history = await loader.HistoryAsync(split.Holds, holds.Version, holds.Keys, CancellationToken.None);
        var voided = holds.State.Voided;
        var (facts, by, agency) = history.Reverse().Where(entry => routed || !voided.Contains(entry.Version)).Select(entry => entry.Event switch
        {
            IncidentEvent.IncidentReported e => (e.Facts, By: e.ReceivedBy, Agency: e.ReceivedByAgency),
            IncidentEvent.ReportMerged e => (e.Facts, By: e.ReceivedBy, Agency: e.ReceivedByAgency),
            _ => default,
        }).FirstOrDefault(known => known.Facts?.ReportId == split.ReportId);
        if (facts is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var told = from.Drill is null || facts.ReportedAt <= now ? facts : facts with { ReportedAt = CountyTime.To(now) };
        return new IncidentCommand.Report("", told, SiteKey.Of(told, from.Drill is not null), mechanisms.Current.Hash, by ?? Actor.System.Id, agency ?? "", from.Drill?.Scale, row.Incident);
    }

    private IntakeReport Row(IncidentCommand.Report command, OwedRow row) => new(
        command.Facts.ReportId,
        WireWord.Of(command.Facts.Source),
        command.Facts.SourceRef,
        mechanisms.Current.County,
        command.DrillScale is not null,
        SiteKey.AllOf(command.Facts, command.DrillScale is not null),
        PartyKey.Employer(command.Facts.EmployerCode, command.Facts.EmployerName),
        time.GetUtcNow(),
        "",
        row.TraceParent)
    {
        Place = SiteKey.PlaceOf(command.Facts.Place),
    };

    private async Task<CommandReply> TellAsync(string incident, string step, OwedRow row, IncidentCommand command)
    {
        await Failpoint.HitAsync("dispatch.told");
        return await grains.GetGrain<IIncidentGrain>(incident).Execute(new CommandEnvelope($"{step}-{ActId.Of(incident, step, row.Id)}", door.Scope.Run(() => DomainJson.WriteCommand(command)), null));
    }

    /// <summary>The row's own key with another text is what was told before: what people said of themselves is sealed anew each time.</summary>
    private static void Must(CommandReply reply)
    {
        if (reply.Outcome is not (CommandOutcome.Accepted or CommandOutcome.KeyReused))
        {
            throw new NotTakenException(reply.Outcome);
        }
    }
}
