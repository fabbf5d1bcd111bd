using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>A table of officers or agencies: handed in, looked at, and taken whole or not at all.</summary>
public sealed partial class PeopleImportScreen(PeopleDesk desk, TimeProvider time) : ComponentBase
{
    private const string Workbook = "data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,";

    private PeopleView? people;
    private PeopleTable? table;
    private Sheet? sheet;
    private PeopleSheet? rows;
    private IReadOnlyList<RejectedRow> faults = [];
    private PeopleReply? done;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Id of a table that was handed in.</summary>
    [Parameter]
    public string? TableId { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private IReadOnlyList<PreviewRow> New =>
    [
        .. rows!.Rows.Officers.Where(row => Known(row) is null).Select(Preview),
        .. rows.Rows.Agencies.Where(row => Known(row) is null).Select(Preview),
    ];

    private IReadOnlyList<PreviewRow> Changed =>
    [
        .. rows!.Rows.Officers.Where(row => Known(row) is { } known && (known with { Duties = row.Duties } != Shown(known, row) || !known.Duties.SequenceEqual(row.Duties))).Select(Preview),
        .. rows.Rows.Agencies.Where(row => Known(row) is { } known && known != row).Select(Preview),
    ];

    /// <summary>Faults of one row each; what is wrong with the table as a whole stands in none.</summary>
    private IEnumerable<RejectedRow> InRows => faults.Where(fault => fault.Row > 0);

    /// <summary>The rows to be mended with what is wrong, as a workbook within the page: the table is kept nowhere.</summary>
    private string Rejected => $"{Workbook}{Convert.ToBase64String(RejectedTable.Write(sheet!, InRows.GroupBy(fault => fault.Row).ToDictionary(row => row.Key, row => Words.Listed(row.Select(fault => fault.Reason))), PageText.Of("import.row"), PageText.Of("import.reason")))}";

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            people = await desk.PeopleAsync();
            problem = ImportScreen.Refused(Context.Request.Query["refused"].ToString());
            if (TableId is not null)
            {
                await ReadAsync();
            }
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
            Context.Response.StatusCode = Faults.CodeOf(fault).Status;
        }
    }

    private async Task ReadAsync()
    {
        table = await desk.TableAsync(TableId!);
        if (table is null)
        {
            problem = new PageProblem(PageText.Of("people.table.gone"), null, null, null);
            return;
        }

        (sheet, rows, var refused) = await desk.ReadAsync(table.Name, table.Bytes, people!);
        faults = rows is null ? [] : rows.Faults.Count > 0 ? RejectedRow.Of(rows.Faults) : await desk.CheckAsync(rows);
        if ((refused ?? (rows is { Lacking.Count: > 0 } ? PeopleDesk.Fault(rows) : null)) is { } wrong)
        {
            problem = new PageProblem(wrong.Detail, wrong.Next, null, null);
            sheet = null;
        }
    }

    private async Task ActAsync()
    {
        var posted = await Context.Request.ReadFormAsync();
        if (rows is null || faults.Count > 0 || problem is not null)
        {
            return;
        }

        if (New.Count + Changed.Count == 0)
        {
            // The same act again: a page that is loaded anew sends it once more.
            done = new PeopleReply(people!.Version, null, null, 0, []);
            return;
        }

        try
        {
            var act = await desk.TakeAsync(rows.Rows, new FormFields(posted, time.GetUtcNow()).Number("seen"));
            done = act.Reply;
            people = done is null ? people : await desk.PeopleAsync();
            if (act.Problem is { } refused)
            {
                problem = new PageProblem(refused.Detail, refused.Next, null, null);
            }
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    /// <summary>The row as it would be shown: the number of somebody else's officer is known here by its mask alone.</summary>
    private static OfficerRow Shown(OfficerRow known, OfficerRow row) => row.Phone is { } phone && known.Phone == Masking.Phone(phone) ? row with { Phone = known.Phone } : row;

    private PreviewRow Preview(OfficerRow row) => new(
        rows!.RowOf.GetValueOrDefault(row.Id),
        row.Id,
        row.Name.Here(),
        people!.Agencies.FirstOrDefault(agency => agency.Code == row.Agency)?.ShortName.Here() ?? row.Agency,
        Words.Listed(row.Duties.Select(duty => people.Duties.FirstOrDefault(known => known.Duty == duty)?.Name.Here() ?? duty)),
        row.Phone);

    private PreviewRow Preview(AgencyRow row) => new(rows!.RowOf.GetValueOrDefault(row.Code), row.Code, row.Name.Here(), row.ShortName.Here(), Words.Of("AgencyKind", row.Kind), row.Phone);

    private OfficerRow? Known(OfficerRow row) => people!.Officers.FirstOrDefault(person => person.Row.Id == row.Id)?.Row;

    private AgencyRow? Known(AgencyRow row) => people!.Agencies.FirstOrDefault(agency => agency.Code == row.Code);

    /// <summary>A row as it would stand.</summary>
    /// <param name="Row">Its number in the table.</param>
    /// <param name="Id">Officer id or agency code.</param>
    /// <param name="Name">Name.</param>
    /// <param name="Agency">The officer's agency, or the agency's everyday word.</param>
    /// <param name="Duties">His duties, or its kind.</param>
    /// <param name="Phone">Phone.</param>
    private sealed record PreviewRow(int Row, string Id, string Name, string Agency, string Duties, string? Phone);
}
