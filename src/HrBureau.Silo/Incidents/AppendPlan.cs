using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Makes of a ruling everything that must become true with it: entries, what is owed and to whom, the next due instant, board and desk lines, sight, keys.</summary>
internal sealed class AppendPlan(MechanismSource mechanisms, SnapshotSeal snapshots, TimeProvider time)
{
    /// <summary>A snapshot every so many entries: a load reads at most about as many.</summary>
    private const int SnapshotEvery = 16;

    public Task<PlannedAppend> MakeAsync(IncidentImage image, Order order, Ruling ruling, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var stamp = ruling.Stamp!;
        var entries = IncidentFold.Record(image.State, ruling.Events, stamp);
        var refold = IncidentFold.NeedsRefold(entries);
        var after = refold ? IncidentFold.Fold([.. ruling.History, .. entries]) : IncidentFold.Fold(image.State, entries);
        var reply = new CommandReply(
            CommandOutcome.Accepted,
            after.Version,
            entries.Select(entry => EventJson.Kind(entry.Event)).ToArray(),
            null,
            ruling.Events.OfType<IncidentEvent.RequestDrafted>().FirstOrDefault()?.RequestId);
        var sealing = image.Keys.Seal();
        var request = Request(image, order, ruling, entries, after, reply, sealing);
        if (refold || after.Version / SnapshotEvery != image.Version / SnapshotEvery)
        {
            request = request with { Snapshot = snapshots.Seal(image.Id, after.Version, sealing.Scope.Run(() => DomainJson.WriteState(after))) };
        }

        return Task.FromResult(new PlannedAppend(request with { NewKeys = sealing.NewKeys }, reply, image, after));
    }

    /// <summary>When the incident must be looked at next, in wall time; null when nothing runs.</summary>
    /// <param name="at">Incident time, for the incident's line on lists.</param>
    public (DueRow? Due, BoardRow Line) Counted(IncidentState state, Mechanism mechanism, DateTimeOffset at)
    {
        var clocks = Clocks.Of(state, mechanism, mechanisms.Calendar, at);
        return (
            Due.Next(state, mechanism, mechanisms.Calendar, clocks) is { } next ? new DueRow(IncidentImage.WallOf(state, next), SiloTelemetry.TraceParent) : null,
            BoardLines.Board(state, Clocks.Pressing(state, clocks), mechanisms.CountedBy, at, time.GetUtcNow()));
    }

    private AppendRequest Request(IncidentImage image, Order order, Ruling ruling, IReadOnlyList<RecordedEvent> entries, IncidentState after, CommandReply reply, PersonKeys.Sealing sealing)
    {
        var trace = SiloTelemetry.TraceParent;
        var before = image.State;
        var stamp = ruling.Stamp!;
        var claim = before.Exists && !HoldsSite(before) && HoldsSite(after) ? after.SiteKeys : [];
        var (due, line) = Counted(after, image.Mechanism, stamp.At);
        var take = before.Exists && HoldsSite(after) ? NewSites(before, after) : [];
        var beside = BesideIncidents.Of(ruling.Command!, before, after);
        return new AppendRequest
        {
            Incident = image.Id,
            ExpectedVersion = image.Version,
            HeadHash = image.HeadHash,
            Entries = entries.Select((entry, i) => EntryText.Write(entry, stamp.CommandId, i, sealing.Scope, trace)).ToArray(),
            Reply = order.KeepsReply ? new StoredReply(order.ReplyKey, order.BodyHashes[0], StoredReplies.Write(reply)) { OlderHashes = [.. order.BodyHashes.Skip(1)] } : null,
            Due = due,
            ClearsDue = image.MayBeDue,
            Owed = Owed(entries, before, after, trace),
            SettledOwed = Settled(ruling.Command!),
            Board = line,
            Visibility = BoardLines.Sight(before, after, image.Mechanism),
            Desk = BoardLines.Desk(before, after, mechanisms.Current.HomeAgency.Code),
            MechanismHash = before.Exists ? null : after.MechanismHash,
            ReleasesSites = HoldsSite(before) && !HoldsSite(after) && beside is not { TakesDoors: true },
            Beside = beside,
            ClaimSites = claim,
            TakeSites = take,
            SiteEmployer = claim.Count + take.Count > 0 ? PartyKey.Employer(after.Facts.EmployerCode, after.Facts.EmployerName) : null,
            SitePlace = claim.Count + take.Count > 0 ? SiteKey.PlaceOf(after.Facts.Place) : null,
            SettledReport = (ruling.Command as IncidentCommand.Report)?.Facts.ReportId,
            TraceParent = trace,
        };
    }

    private OwedRow[] Owed(IReadOnlyList<RecordedEvent> entries, IncidentState before, IncidentState after, string? trace)
    {
        var now = time.GetUtcNow();
        var owed = new List<OwedRow>();
        foreach (var entry in entries)
        {
            foreach (var notice in Domain.Notices.Owed(after, entry))
            {
                owed.Add(new OwedRow(notice.NoticeId, after.Id, entry.Version, "notice", notice.Agency, JsonSerializer.Serialize(notice, SiloJson.Default.OwedNotice), trace, now) { Road = notice.Channel == NoticeChannel.Webhook ? OwedRow.Webhook : OwedRow.Inside });
            }
        }

        foreach (var entry in entries)
        {
            if (entry.Event is IncidentEvent.ReportSplit split)
            {
                owed.Add(SplitRoad.Owed(after, entry.Version, split, trace, now));
            }

            owed.AddRange(IncidentRelays.Of(before, entry, after).Select(relay => new OwedRow(relay.Id, after.Id, entry.Version, "relay", relay.To, DomainJson.WriteCommand(relay.Command), trace, now)));
        }

        foreach (var relay in Relays.Of(before, after))
        {
            owed.Add(new OwedRow(relay.Id, after.Id, after.Version, "relay", relay.Key, JsonSerializer.Serialize(relay.Standing, SiloJson.Default.UnitStanding), trace, now));
        }

        return [.. owed];
    }

    private static string[] Settled(IncidentCommand command) => command switch
    {
        IncidentCommand.RecordDelivery { State: NoticeState.Failed } => [], // It will be tried again.
        IncidentCommand.RecordDelivery delivery => [delivery.NoticeId],
        IncidentCommand.RecordUnmanned unmanned => [unmanned.NoticeId],
        _ => [],
    };

    /// <summary>Keys of what the incident has learnt, or of all it knows when it opens again: reports by them belong to it from now on.</summary>
    private static IReadOnlyList<string> NewSites(IncidentState before, IncidentState after) => HoldsSite(before)
        ? ReferenceEquals(before.Facts, after.Facts) ? [] : [.. SiteKey.AllOf(after).Except(SiteKey.AllOf(before))]
        : SiteKey.AllOf(after);

    /// <summary>A drill that has ended takes no further reports: who drills at the same gate again begins a new one.</summary>
    private static bool HoldsSite(IncidentState state) =>
        state.Exists && state.Phase is not (Phase.Closed or Phase.Merged or Phase.Voided) && state is not { Phase: Phase.Ended, Drill: not null };
}
