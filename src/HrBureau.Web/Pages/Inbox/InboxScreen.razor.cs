using HrBureau.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>What waits for the officer's agency and for himself.</summary>
public sealed partial class InboxScreen(ConsoleReads reads, ConsoleActs acts, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    private static readonly HashSet<string> Here = ["acknowledge-request", "take-on-request", "complete-call-task", "take-charge", "accept-hand-over"];

    private CountyView? county;
    private IReadOnlyList<InboxItem> requests = [];
    private IReadOnlyList<TaskView> tasks = [];
    private FormMemory memory = null!;
    private PageProblem? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        try
        {
            county = await reads.CountyAsync();
            tasks = await reads.TasksAsync();
            requests = Context.User.Agency is { } agency && await reads.InboxAsync(agency) is { } page ? page.Items : [];
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        var posted = await Context.Request.ReadFormAsync();
        var incident = posted["incidentId"].ToString();
        var view = await reads.ViewAsync(incident);
        var form = new FormFields(posted, view?.Time.Now ?? time.GetUtcNow());
        var command = view is null || !Here.Contains(form.Word) ? null : CommandForms.Read(form, view, Context.User.OfficerId ?? "");
        problem = command is null ? PageFault.Of(ProblemCode.NotFound)
            : form.Wrong is { } field ? PageFault.WrongField(field)
            : await acts.IssueAsync(incident, form.Key, command);
        if (problem is null)
        {
            navigation.NavigateTo("/inbox");
            return;
        }

        memory = new FormMemory(posted, Context.Request.Query, problem);
        await LoadAsync();
    }
}
