using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>What waits for the officer's agency and for himself.</summary>
public sealed partial class InboxScreen(ConsoleReads reads, ConsoleActs acts, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    private static readonly HashSet<string> Here = ["acknowledge-request", "take-on-request", "complete-call-task", "take-charge", "accept-hand-over"];

    private CountyView? county;
    private InboxPage? requests;
    private TaskPage? tasks;
    private FormMemory memory = null!;
    private PageProblem? problem;
    private bool isRefused;

    [SupplyParameterFromQuery(Name = "cursor")]
    private string? Cursor { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (county is null)
        {
            Context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task LoadAsync()
    {
        await OrSaidAsync(async () => county = await reads.CountyAsync());
        if (county is not null)
        {
            await Task.WhenAll(OrSaidAsync(async () => tasks = await reads.TasksAsync()), OrSaidAsync(async () => requests = await RequestsAsync()));
        }
    }

    private async Task<InboxPage?> RequestsAsync() =>
        Context.User.Agency is { } agency ? await reads.InboxAsync(agency, ListCursor.TryRead(Cursor, out _) ? Cursor : null) : null;

    /// <summary>What cannot be read is said, and takes nothing else with it.</summary>
    private async Task OrSaidAsync(Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
            isRefused |= Faults.CodeOf(fault) == ProblemCode.DutyMissing;
        }
    }

    private async Task ActAsync()
    {
        var posted = await Context.Request.ReadFormAsync();
        var said = await IssueAsync(posted);
        if (said is null)
        {
            navigation.NavigateTo($"/inbox{Context.Request.QueryString}");
            return;
        }

        memory = new FormMemory(posted, Context.Request.Query, said);
        await LoadAsync();
        problem = said;
    }

    private async Task<PageProblem?> IssueAsync(IFormCollection posted)
    {
        try
        {
            var incident = posted["incidentId"].ToString();
            var view = await reads.ViewAsync(incident);
            var form = new FormFields(posted, view?.Time.Now ?? time.GetUtcNow());
            var command = view is null || !Here.Contains(form.Word) ? null : CommandForms.Read(form, view, Context.User.OfficerId ?? "");
            return command is null ? PageFault.Of(ProblemCode.NotFound)
                : form.Wrong.Count > 0 ? PageFault.WrongFields(form.Wrong)
                : await acts.IssueAsync(incident, form.Key, command);
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            return PageFault.Of(fault);
        }
    }
}
