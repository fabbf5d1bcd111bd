using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>How the system runs, on one page: what is stuck, who is away, and the last traces.</summary>
public sealed partial class OperationScreen(OperationDesk desk, ConsoleReads reads, TraceViews views) : ComponentBase
{
    private const int MostIncidents = 2;

    private OperationView? view;
    private CountyView? county;
    private IReadOnlyList<EntryTraceView>? entries;
    private IReadOnlyList<TraceSummary> traces = [];
    private PageProblem? problem;

    [SupplyParameterFromQuery(Name = "incident")]
    private string? Incident { get; set; }

    [SupplyParameterFromQuery(Name = "only")]
    private string? Only { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private TraceViews Views => views;

    /// <summary>The incident looked for; null for all.</summary>
    private string? Sought => string.IsNullOrWhiteSpace(Incident) ? null : Incident.Trim();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        try
        {
            await LoadAsync();
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
            Context.Response.StatusCode = Faults.CodeOf(fault).Status;
        }
    }

    private async Task LoadAsync()
    {
        Only = WireWord.TryParse<TraceFilter>(Only, out var shown) && shown != TraceFilter.All ? Only : null;
        view = await desk.ShowAsync();
        county = await reads.CountyAsync();
        traces = await desk.TracesAsync(shown, Sought);
        if (Sought is { } incident && view.Store is not null)
        {
            entries = await desk.EntriesAsync(incident, long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : long.MaxValue);
        }
    }

    /// <summary>This page with some of its filters changed.</summary>
    private string Address(params (string Name, string? Value)[] changed)
    {
        var now = new (string Name, string? Value)[] { ("incident", Sought), ("only", Only) };
        var pairs = now.ExceptBy(changed.Select(pair => pair.Name), pair => pair.Name).Concat(changed).Where(pair => pair.Value is not null);
        return $"/ops{QueryString.Create(pairs.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)))}";
    }
}
