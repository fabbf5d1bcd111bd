using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The list of incidents with a glance at the chosen one.</summary>
public sealed partial class ListScreen(ConsoleReads reads, NavigationManager navigation) : ComponentBase
{
    private const int GlanceEntries = 30;

    private ListFilters filters = null!;
    private BoardPageView? board;
    private BoardItem? selected;
    private IncidentView? view;
    private CountyView county = null!;
    private IReadOnlyList<TimelineItem> entries = [];
    private PageProblem? problem;
    private bool mayRegister;

    [SupplyParameterFromQuery(Name = "sel")]
    private string? Sel { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private IEnumerable<(string Name, string? Value)> Kept => new (string Name, string? Value)[]
    {
        ("phase", filters.Phase), ("grade", filters.Grade), ("holder", filters.Holder), ("overdue", filters.Overdue ? "true" : null), ("drill", filters.Drill ? "true" : null),
    }.Where(pair => pair.Value is not null);

    private IEnumerable<(string Label, bool On, string Href)> Tabs =>
    [
        (PageText.Of("filter.all"), !filters.Any && !filters.Drill, "/"),
        (PageText.Of("filter.mine"), filters.Holder == "me", (filters with { Holder = filters.Holder == "me" ? null : "me", Cursor = null }).Href()),
        (PageText.Of("filter.nobody"), filters.Holder == "none", (filters with { Holder = filters.Holder == "none" ? null : "none", Cursor = null }).Href()),
        (PageText.Of("filter.overdue"), filters.Overdue, (filters with { Overdue = !filters.Overdue, Cursor = null }).Href()),
        .. new[] { Phase.Watched, Phase.Responding, Phase.Ended, Phase.Closed, Phase.Merged }.Select(PhaseTab),
        ($"{PageText.Of("filter.drill")} {board!.Drills}", filters.Drill, (ListFilters.None with { Drill = !filters.Drill }).Href()),
    ];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        filters = ListFilters.Of(Context.Request.Query);
        try
        {
            county = await reads.CountyAsync();
            mayRegister = (await reads.CountsAsync()).Pages.Contains("report");
            board = await reads.ListAsync(filters.Query(Context.User.OfficerId));
            selected = board.Items.FirstOrDefault(item => item.IncidentId == Sel) ?? (board.Items.Count > 0 ? board.Items[0] : null);
            view = selected is null ? null : await reads.ViewAsync(selected.IncidentId);
            entries = view is null ? [] : (await reads.EntriesAsync(view.IncidentId, view.Version + 1, new MainEvents().Shows, GlanceEntries)).Items;
        }
        catch (Exception fault) when (Faults.CodeOf(fault) == ProblemCode.DutyMissing)
        {
            navigation.NavigateTo("/me");
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
            Context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private (string Label, bool On, string Href) PhaseTab(Phase phase)
    {
        var word = WireWord.Of(phase);
        return (Words.Of(phase), filters.Phase == word, (filters with { Phase = filters.Phase == word ? null : word, Cursor = null }).Href());
    }
}
