using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>A request on the phone of the addressed agency: one tap confirms receipt, with or without script.</summary>
public sealed partial class PhoneScreen(ConsoleReads reads, ConsoleActs acts, NavigationManager navigation) : ComponentBase
{
    private DeskRequestView? desk;
    private CountyView? county;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Request id.</summary>
    [Parameter]
    public string RequestId { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private bool Waits => desk!.Open && desk.Item.State is RequestState.Raised or RequestState.Delivered or RequestState.Seen or RequestState.Approved;

    private bool Presses => Waits || desk!.Next?.DueAt < desk!.Item.Time.Now;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (desk is null)
        {
            Context.Response.StatusCode = problem is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            county = await reads.CountyAsync();
            desk = WireId.IsRequest(RequestId) && await reads.IncidentOfAsync(RequestId) is { } incident
                ? await reads.RequestAsync(incident, RequestId)
                : null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        if (desk is null)
        {
            return;
        }

        var posted = await Context.Request.ReadFormAsync();
        var form = new FormFields(posted, desk.Item.Time.Now);
        var command = CommandForms.Answer(form);
        problem = command is null ? PageFault.Of(ProblemCode.TypeUnknown)
            : form.Wrong.Count > 0 ? PageFault.WrongFields(form.Wrong)
            : await acts.IssueAsync(desk.Item.IncidentId, form.Key, command);
        if (problem is null)
        {
            navigation.NavigateTo($"/m/e/{RequestId}");
            return;
        }

        memory = new FormMemory(posted, Context.Request.Query, problem);
        await LoadAsync();
    }
}
