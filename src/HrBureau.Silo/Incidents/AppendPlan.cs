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

    /// <summary>What one ruling adds.</summary>
    public PlannedStep Step(IncidentImage image, Order order, Ruling ruling)
    {
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
        return new PlannedStep(request with { NewKeys = sealing.NewKeys }, reply, image, image with { State = after, Keys = image.Keys.With(sealing.NewKeys) }, stamp.At, refold);
    }

    /// <summary>One append of steps each of which was decided on what the one before leaves: what is due, shown and kept of the last.</summary>
    public PlannedAppend Join(IReadOnlyList<PlannedStep> steps)
    {
        var (first, last) = (steps[0], steps[^1]);
        var (due, line) = Counted(last.After.State, last.After.Mechanism, last.At, last.Request.TraceParent);
        var request = steps.Count == 1 ? first.Request : first.Request with
        {
            Entries = [.. steps.SelectMany(step => step.Request.Entries)],
            Replies = [.. steps.SelectMany(step => step.Request.Replies)],
            Owed = [.. steps.SelectMany(step => step.Request.Owed)],
            SettledOwed = [.. steps.SelectMany(step => step.Request.SettledOwed)],
            Visibility = [.. steps.SelectMany(step => step.Request.Visibility)],
            Desk = [.. steps.SelectMany(step => step.Request.Desk)],
            NewKeys = [.. steps.SelectMany(step => step.Request.NewKeys)],
            SettledReports = [.. steps.SelectMany(step => step.Request.SettledReports)],
            ReleasesSites = steps.Any(step => step.Request.ReleasesSites),
        };
        request = request with { Due = due, Board = line };
        var after = last.After;
        if (steps.Any(step => step.Refolds) || after.Version / SnapshotEvery != first.Before.Version / SnapshotEvery)
        {
            var sealing = after.Keys.Seal();
            var kept = snapshots.Seal(after.Id, after.Version, sealing.Scope.Run(() => DomainJson.WriteState(after.State)));
            request = request with { Snapshot = kept, NewKeys = [.. request.NewKeys, .. sealing.NewKeys] };
            after = after with { Keys = after.Keys.With(sealing.NewKeys) };
        }

        return new PlannedAppend(request, after);
    }

    /// <summary>When the incident must be looked at next, in wall time; null when nothing runs.</summary>
    /// <param name="at">Incident time, for the incident's line on lists.</param>
    /// <param name="trace">The act that arms it.</param>
    public (DueRow? Due, BoardRow Line) Counted(IncidentState state, Mechanism mechanism, DateTimeOffset at, string? trace)
    {
        var clocks = Clocks.Of(state, mechanism, mechanisms.Calendar, at);
        return (
            Due.Next(state, mechanism, mechanisms.Calendar, clocks) is { } next && IncidentImage.WallOf(state, next) is { } wall ? new DueRow(wall, trace) : null,
            BoardLines.Board(state, Clocks.Pressing(state, clocks), mechanisms.CountedBy, at, time.GetUtcNow()));
    }

    private AppendRequest Request(IncidentImage image, Order order, Ruling ruling, IReadOnlyList<RecordedEvent> entries, IncidentState after, CommandReply reply, PersonKeys.Sealing sealing)
    {
        var trace = SiloTelemetry.TraceParent;
        var before = image.State;
        var stamp = ruling.Stamp!;
        var claim = before.Exists && !HoldsSite(before) && HoldsSite(after) ? after.SiteKeys : [];
        var take = before.Exists && HoldsSite(after) ? NewSites(before, after) : [];
        var beside = BesideIncidents.Of(ruling.Command!, before, after);
        return new AppendRequest
        {
            Incident = image.Id,
            ExpectedVersion = image.Version,
            HeadHash = image.HeadHash,
            Entries = entries.Select((entry, i) => EntryText.Write(entry, stamp.CommandId, i, sealing.Scope, trace)).ToArray(),
            Replies = order.KeepsReply ? [new StoredReply(order.ReplyKey, order.BodyHashes[0], StoredReplies.Write(reply)) { OlderHashes = [.. order.BodyHashes.Skip(1)] }] : [],
            ClearsDue = image.MayBeDue,
            Owed = after.Drill is { Replay: not null } ? [] : Owed(entries, before, after, trace), // A replay's stepper settles at its own instants what it owes.
            SettledOwed = Settled(ruling.Command!),
            Visibility = BoardLines.Sight(before, after, image.Mechanism),
            Desk = after.Drill is { Replay: not null } ? [] : BoardLines.Desk(before, after, mechanisms.Current.HomeAgency.Code), // It waits for nobody.
            MechanismHash = before.Exists ? null : after.MechanismHash,
            ReleasesSites = HoldsSite(before) && !HoldsSite(after) && beside is not { TakesDoors: true },
            Beside = beside,
            EndsHere = before.Phase != after.Phase && after.Phase is Phase.Closed or Phase.Voided,
            ClaimSites = claim,
            TakeSites = take,
            SiteEmployer = claim.Count + take.Count > 0 ? PartyKey.Employer(after.Facts.EmployerCode, after.Facts.EmployerName) : null,
            SitePlace = claim.Count + take.Count > 0 ? SiteKey.PlaceOf(after.Facts.Place) : null,
            SettledReports = ruling.Command is IncidentCommand.Report { Facts.ReportId: { } report } ? [report] : [],
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
