using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;
using BoardItem = HrBureau.Contracts.BoardItem;

namespace HrBureau.Silo;

/// <summary>Lists of incidents from the board's rows, each line cut to what its reader may see.</summary>
internal sealed class BoardLists(BoardTable table, MechanismSource mechanisms, TimeProvider time)
{
    /// <summary>How many pages of rows are read at most to fill one page that is filtered by what no column carries.</summary>
    private const int MostReads = 10;

    private const string NotShared = "not-shared";

    private static readonly TrackView Hidden = new(NotShared, null);

    public async Task<BoardPageView> PageAsync(BoardQueryGiven given, Caller caller)
    {
        var query = Query(given, caller);
        var items = new List<BoardItem>();
        string? cursor = null;
        for (var read = 0; read < MostReads && items.Count < query.Limit; read++)
        {
            var page = await table.ListAsync(query with { Limit = query.Limit - items.Count });
            items.AddRange(page.Items.Select(line => Item(line, query.Viewer, query.Now)).Where(item => Fits(item.Item, item.Tracks, given)).Select(item => item.Item));
            cursor = page.NextCursor;
            if (cursor is null)
            {
                break;
            }

            query = query with { Cursor = cursor };
        }

        return new BoardPageView(items.ToArray(), cursor, await ByGradeAsync(caller, given.Drill ?? false), (await ByGradeAsync(caller, true)).Values.Sum());
    }

    public async Task<int> OpenAsync(Caller caller) => MayList(caller) ? (await ByGradeAsync(caller, false)).Values.Sum() : 0;

    private bool MayList(Caller caller) => mechanisms.Current.MayIssue("read-incidents", caller.Duties);

    private string? ViewerOf(Caller caller) => mechanisms.Current.Agency(caller.Agency)?.SeesWholeCounty ?? false ? null : caller.Agency;

    private BoardQuery Query(BoardQueryGiven given, Caller caller) => new()
    {
        Viewer = ViewerOf(caller),
        Now = time.GetUtcNow(),
        Phase = given.Phase is { } phase ? WireWord.Of(phase) : null,
        Grade = given.Grade is { } grade ? WireWord.Of(grade) : null,
        Holder = given.Holder switch { "none" => null, "me" => caller.Id, var officer => officer },
        // Order and overdue of the rows speak of every agency's lateness: another agency's lines are sorted by age and filtered as it sees them.
        Order = ViewerOf(caller) is null ? BoardOrder.Urgent : BoardOrder.Newest,
        Overdue = ViewerOf(caller) is null ? given.Overdue : null,
        Drill = given.Drill,
        Text = string.IsNullOrWhiteSpace(given.Text) ? null : given.Text,
        Cursor = given.Cursor,
        Limit = Math.Clamp(given.Limit, 1, 200),
    };

    private static bool Fits(BoardItem item, TracksView tracks, BoardQueryGiven given)
    {
        // Who looks for one that was merged is told where it went.
        if (given.Phase is null && item.Phase is Phase.Closed or Phase.Merged or Phase.Voided && !(item.Phase == Phase.Merged && !string.IsNullOrWhiteSpace(given.Text)))
        {
            return false;
        }

        if (given.Overdue is { } overdue && item.Overdue != overdue)
        {
            return false;
        }

        if (given.Holder == "none" && item.Holder is not null)
        {
            return false;
        }

        return given.Track?.Split(':') is not [var track, var state] || (state != NotShared && StateOf(tracks, track) == state);
    }

    private static string? StateOf(TracksView tracks, string track) => track switch
    {
        "scene" => tracks.Scene.State,
        "contact" => tracks.Contact.State,
        "joint" => tracks.Joint.State,
        "payment" => tracks.Payment.State,
        "enforcement" => tracks.Enforcement.State,
        "reporting" => tracks.Reporting.State,
        _ => null,
    };

    private (BoardItem Item, TracksView Tracks) Item(Storage.BoardItem line, string? viewer, DateTimeOffset wall)
    {
        var row = line.Row;
        var summary = JsonSerializer.Deserialize(row.Summary, SiloJson.Default.BoardSummary)!;
        var parts = viewer is null ? null : SharedParts.Read(line.Parts, wall);
        var own = viewer is null
            ? new OwnLines(summary.Joint, summary.Rung, summary.NextDue, row.Overdue)
            : OwnLines.Of(summary, viewer, mechanisms.Current, wall);
        var tracks = viewer is null
            ? JsonSerializer.Deserialize(row.Tracks, SiloJson.Default.TracksView)!
            : new TracksView(Hidden, Hidden, new TrackView(own.Joint, null), Hidden, Hidden, Hidden);
        _ = WireWord.TryParse<Phase>(row.Phase, out var phase);
        _ = WireWord.TryParse<Grade>(row.Grade, out var grade);
        var item = new BoardItem(
            row.Incident,
            phase,
            grade,
            row.Provisional,
            Shows(SharePart.Employer) ? Known(row.Employer) : null,
            Shows(SharePart.Place) ? Known(row.Project) : null,
            Shows(SharePart.Place) ? Known(row.Place) : null,
            Shows(SharePart.Headcount) ? row.Headcount : null,
            Shows(SharePart.Amount) ? row.AmountFen : null,
            OfficerNames.Of(mechanisms.Current, row.Holder),
            own.Joint,
            parts is null ? summary.Contact : NotShared,
            own.Rung,
            own.NextDue,
            own.Overdue,
            row.OpenedAt,
            row.Drill,
            summary.Version,
            new TimeView(IncidentImage.TimeOf(summary.Drill, wall), summary.Drill?.Scale ?? 1))
        {
            MergedInto = viewer is null ? summary.MergedInto : null,
        };
        return (item, tracks);

        bool Shows(SharePart part) => parts is null || parts.Contains(WireWord.Of(part));
    }

    /// <summary>A row keeps what nobody has said as empty words.</summary>
    private static string? Known(string words) => words.Length == 0 ? null : words;

    private async Task<Dictionary<Grade, int>> ByGradeAsync(Caller caller, bool drill)
    {
        var counts = await table.CountAsync(ViewerOf(caller), time.GetUtcNow(), drill);
        return Enum.GetValues<Grade>().ToDictionary(
            grade => grade,
            grade => (int)counts.Where(count => count.Grade == WireWord.Of(grade) && count.Phase is ("watched" or "responding")).Sum(count => count.Incidents));
    }
}
