using HrBureau.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>One drill: how far a replay is, and who was late.</summary>
public sealed partial class DrillRunScreen(DrillDesk desk, KnownCounty county, Faults faults, NavigationManager navigation) : ComponentBase
{
    private DrillView? view;
    private DrillReport? report;
    private CountyNames names = CountyNames.None;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Id of the replay, or number of the incident of a live drill.</summary>
    [Parameter]
    public string DrillId { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            (names, view) = (await county.NamesAsync(), await desk.ViewAsync(DrillId));

            // Told again from the whole log: not once a second while it runs.
            report = view is { State: DrillState.Running } ? null : await desk.ReportAsync(DrillId);
            problem = view is null && report is null ? PageFault.Of(ProblemCode.NotFound) : null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        var form = await Context.Request.ReadFormAsync();
        var done = false;
        try
        {
            var after = form["type"].ToString() switch
            {
                "hold-drill" => await desk.HoldAsync(DrillId, true),
                "go-on-drill" => await desk.HoldAsync(DrillId, false),
                "stop-drill" => await desk.StopAsync(DrillId),
                _ => null,
            };
            (done, problem) = (after is not null, after is null ? PageFault.Of(ProblemCode.NotFound) : null);
        }
        catch (Exception fault) when (Faults.CodeOf(fault) != ProblemCode.SignedOut)
        {
            faults.Note(fault, "drill");
            problem = PageFault.Of(fault);
        }

        memory = new FormMemory(form, Context.Request.Query, problem);
        if (done)
        {
            navigation.NavigateTo($"/drill/{DrillId}");
        }
    }
}
