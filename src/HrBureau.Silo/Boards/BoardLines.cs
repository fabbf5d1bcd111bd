using System.Text.Json;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo;

/// <summary>Lines of lists and desks, computed from the state in the act that changes it. No personal data stands in them.</summary>
internal static class BoardLines
{
    public static BoardRow Board(IncidentState state, RunningClock? pressing, string countedBy, DateTimeOffset at, DateTimeOffset wall)
    {
        var tracks = TrackViews.Of(state, at);
        var requests = state.Requests.Values.Where(request => request.IsRaised).Select(request => request.RequestId).ToArray();
        var summary = new BoardSummary(tracks.Joint.State, tracks.Contact.State, TopRung(state), state.Version, pressing?.DueAt, state.Holder.Agency, requests, RequestLine.Of(state), state.Drill, state.Merged?.Into);
        return new BoardRow(
            state.Id,
            state.Id[4..],
            state.Drill is not null,
            WireWord.Of(state.Phase),
            WireWord.Of(state.Grade.Value),
            state.Grade.Provisional,
            state.Holder.Officer,
            state.Facts.EmployerName ?? "",
            state.Facts.ProjectName ?? "",
            state.Facts.Place ?? "",
            state.Facts.Adopted.Headcount,
            state.Facts.Adopted.AmountFen,
            JsonSerializer.Serialize(tracks, SiloJson.Default.TracksView),
            pressing?.DueAt is { } due ? IncidentImage.WallOf(state, due) : null,
            pressing?.State == ClockState.Missed,
            IncidentImage.WallOf(state, state.OpenedAt) ?? state.OpenedAt,
            wall,
            SearchText(state),
            JsonSerializer.Serialize(summary, SiloJson.Default.BoardSummary),
            countedBy);
    }

    /// <summary>Rights to see that this act gives, changes or takes away.</summary>
    public static VisibilityRow[] Sight(IncidentState before, IncidentState after, Mechanism mechanism)
    {
        if (SharesTheSame(before, after))
        {
            return [];
        }

        var was = before.Exists ? Rows(before, mechanism) : [];
        var now = Rows(after, mechanism);
        return [.. now.Except(was), .. was.Where(row => !now.Any(kept => kept.Agency == row.Agency)).Select(row => row with { Granted = false })];
    }

    /// <summary>Desk lines this act changes: requests on the desks of the agencies that see them, and tasks on those of their own agency.</summary>
    public static DeskRow[] Desk(IncidentState before, IncidentState after, string home)
    {
        if (AsksTheSame(before, after))
        {
            return [];
        }

        var was = Lines(before, home);
        var now = Lines(after, home);
        return [.. now.Except(was), .. was.Where(row => !now.Any(kept => kept.RequestId == row.RequestId && kept.Agency == row.Agency)).Select(row => row with { Open = false })];
    }

    /// <summary>Whether nothing changed that sight is made of. Most acts change none of it.</summary>
    private static bool SharesTheSame(IncidentState before, IncidentState after) =>
        ReferenceEquals(before.Requests, after.Requests)
        && ReferenceEquals(before.Facts, after.Facts)
        && (before.Phase, before.PhaseSince, before.Drill) == (after.Phase, after.PhaseSince, after.Drill);

    /// <summary>Whether nothing changed that lines of desks are made of. Most acts change none of it.</summary>
    private static bool AsksTheSame(IncidentState before, IncidentState after) =>
        ReferenceEquals(before.Requests, after.Requests)
        && ReferenceEquals(before.Notices, after.Notices)
        && (before.Phase, before.Holder, before.OpenedAt) == (after.Phase, after.Holder, after.OpenedAt);

    private static int TopRung(IncidentState state) => state.Requests.Values
        .Where(request => request.AwaitsAnswer && request.Ladder is not null)
        .Select(request => request.Ladder!.Rung)
        .DefaultIfEmpty(-1)
        .Max();

    private static VisibilityRow[] Rows(IncidentState state, Mechanism mechanism) =>
        [.. Visibility.Of(state, mechanism).Select(row => new VisibilityRow(
            row.Agency,
            SharedParts.Write(state, row),
            row.Until is { } until ? IncidentImage.WallOf(state, until) : null,
            true,
            SharedText(state, Lasting(row))))];

    /// <summary>Parts that are shared as long as the row stands: a search has no eye for what ends before.</summary>
    private static HashSet<SharePart> Lasting(AgencySight sight) => [.. sight.Parts.Where(part => part.Until == sight.Until).Select(part => part.Part)];

    private static List<DeskRow> Lines(IncidentState state, string home)
    {
        var lines = new List<DeskRow>();
        foreach (var request in state.Requests.Values.Where(request => request.IsRaised))
        {
            foreach (var agency in request.RungAgencies.Add(request.To))
            {
                lines.Add(new DeskRow(request.RequestId, agency, WireWord.Of(request.State), WireWord.Of(request.Kind), request.From, request.Rung, request.AnswerBy, request.IsOpen && state.Phase != Phase.Voided)); // Nobody works on what never was.
            }
        }

        lines.AddRange(WaitingTasks.Lines(state, home));
        return lines;
    }

    private static string SearchText(IncidentState state) => string.Join(
        ' ',
        new[] { state.Facts.EmployerName, state.Facts.EmployerCode, state.Facts.ProjectName, state.Facts.Place }
            .Concat(state.Parties.Values.Select(party => party.Name))
            .Where(text => !string.IsNullOrEmpty(text)));

    private static string SharedText(IncidentState state, HashSet<SharePart> parts) => string.Join(
        ' ',
        new[]
        {
            parts.Contains(SharePart.Employer) ? state.Facts.EmployerName : null,
            parts.Contains(SharePart.Place) ? state.Facts.ProjectName : null,
            parts.Contains(SharePart.Place) ? state.Facts.Place : null,
        }.Where(text => !string.IsNullOrEmpty(text)));
}
