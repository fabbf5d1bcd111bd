using static HrBureau.Storage.AppendParts;

namespace HrBureau.Storage;

/// <summary>What an append writes for lists, desks and the right to see.</summary>
internal static class AppendViewParts
{
    public static IReadOnlyList<AppendPart> All { get; } =
    [
        new AppendPart<BoardRow>(
            "append_board",
            job => One(job.Request.Board),
            Column<BoardRow, string>("incident", b => b.Incident),
            Column<BoardRow, string>("number", b => b.Number),
            Column<BoardRow, bool>("drill", b => b.Drill),
            Column<BoardRow, string>("phase", b => b.Phase),
            Column<BoardRow, string>("grade", b => b.Grade),
            Column<BoardRow, bool>("provisional", b => b.Provisional),
            Column<BoardRow, string?>("holder", b => b.Holder),
            Column<BoardRow, string>("employer", b => b.Employer),
            Column<BoardRow, string>("project", b => b.Project),
            Column<BoardRow, string>("place", b => b.Place),
            Column<BoardRow, int?>("headcount", b => b.Headcount),
            Column<BoardRow, long?>("amount_fen", b => b.AmountFen),
            Column<BoardRow, string>("tracks", b => b.Tracks),
            Column<BoardRow, DateTime?>("next_due", b => b.NextDue is { } due ? Times.Utc(due) : null),
            Column<BoardRow, bool>("overdue", b => b.Overdue),
            Column<BoardRow, DateTime>("opened_at", b => Times.Utc(b.OpenedAt)),
            Column<BoardRow, DateTime>("updated_at", b => Times.Utc(b.UpdatedAt)),
            Column<BoardRow, string>("search_text", b => b.SearchText),
            Column<BoardRow, string>("summary", b => b.Summary),
            Column<BoardRow, long>("urgency", Urgency.Of),
            Column<BoardRow, string>("calendar", b => b.Calendar)),
        new AppendPart<(string Incident, VisibilityRow Row)>(
            "append_visibility",
            job => Last(job).Where(v => v.Granted).Select(v => (job.Request.Incident, v)),
            Column<(string Incident, VisibilityRow Row), string>("incident", v => v.Incident),
            Column<(string Incident, VisibilityRow Row), string>("agency", v => v.Row.Agency),
            Column<(string Incident, VisibilityRow Row), string>("parts", v => v.Row.Parts),
            Column<(string Incident, VisibilityRow Row), DateTime?>("until", v => v.Row.Until is { } until ? Times.Utc(until) : null),
            Column<(string Incident, VisibilityRow Row), string>("search_text", v => v.Row.SearchText)),
        new AppendPart<(string Incident, VisibilityRow Row)>(
            "append_visibility_clear",
            job => Last(job).Where(v => !v.Granted).Select(v => (job.Request.Incident, v)),
            Column<(string Incident, VisibilityRow Row), string>("incident", v => v.Incident),
            Column<(string Incident, VisibilityRow Row), string>("agency", v => v.Row.Agency)),
        new AppendPart<(string Incident, DeskRow Row)>(
            "append_desk",
            job => job.Request.Desk.Reverse().DistinctBy(d => (d.RequestId, d.Agency)).Select(d => (job.Request.Incident, d)),
            Column<(string Incident, DeskRow Row), string>("request_id", d => d.Row.RequestId),
            Column<(string Incident, DeskRow Row), string>("agency", d => d.Row.Agency),
            Column<(string Incident, DeskRow Row), string>("incident", d => d.Incident),
            Column<(string Incident, DeskRow Row), string>("state", d => d.Row.State),
            Column<(string Incident, DeskRow Row), string>("kind", d => d.Row.Kind),
            Column<(string Incident, DeskRow Row), string>("asked_by", d => d.Row.From),
            Column<(string Incident, DeskRow Row), int>("rung", d => d.Row.Rung),
            Column<(string Incident, DeskRow Row), DateTime?>("answer_by", d => d.Row.AnswerBy is { } by ? Times.Utc(by) : null),
            Column<(string Incident, DeskRow Row), bool>("is_open", d => d.Row.Open),
            Column<(string Incident, DeskRow Row), long>("urgency", d => Urgency.Of(d.Row))),
    ];

    /// <summary>One append may say twice what an agency sees; the last word counts.</summary>
    private static IEnumerable<VisibilityRow> Last(AppendJob job) => job.Request.Visibility.Reverse().DistinctBy(v => v.Agency);
}
