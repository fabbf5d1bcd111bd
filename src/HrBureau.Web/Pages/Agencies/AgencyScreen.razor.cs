using System.Globalization;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>An agency for its administrator: its own system on the register of notices, and the keys of its systems. A secret is on the page that answers the act, and on no other.</summary>
public sealed partial class AgencyScreen(ConsoleReads reads, AgencyDesk desk, TimeProvider time) : ComponentBase
{
    private CountyView? county;
    private WebhookView? hook;
    private IReadOnlyList<ApiKeyView>? keys;
    private WebhookTestReply? tested;
    private string? secret;
    private string secretOf = "webhook.secret";
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Agency code.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string Name => county?.Agencies.FirstOrDefault(agency => agency.Code == Code)?.Name.For(CultureInfo.CurrentUICulture.Name) ?? PageText.Of("rail.agencies");

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (hook is null || keys is null)
        {
            Context.Response.StatusCode = problem is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            county = await reads.CountyAsync();
            hook = await desk.WebhookAsync(Code);
            keys = await desk.KeysAsync(Code);
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        var posted = await Context.Request.ReadFormAsync();
        var form = new FormFields(posted, time.GetUtcNow());
        ApiProblem? said = null;
        try
        {
            said = await DoAsync(form);
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }

        if (form.Wrong.Count > 0)
        {
            problem = PageFault.WrongFields(form.Wrong);
        }
        else if (said is not null)
        {
            problem = new PageProblem(said.Detail, said.Next, null, said.Errors?.Keys.ToArray());
        }

        memory = new FormMemory(posted, Context.Request.Query, problem);
        var told = problem;
        if (told is null || said?.Code == WireWord.Of(ProblemCode.KeyPerhapsMade))
        {
            await LoadAsync();
            problem = told ?? problem;
        }
    }

    private Task<ApiProblem?> DoAsync(FormFields form) => form.Word switch
    {
        "webhook-register" => ChangedAsync(desk.RegisterAsync(Code, form.Need("url"), form.Flag("active"))),
        "webhook-rotate" => ChangedAsync(desk.RotateAsync(Code, form.Number("overlapHours"))),
        "webhook-end-old" => ChangedAsync(desk.EndOldAsync(Code)),
        "webhook-remove" => ChangedAsync(desk.RemoveAsync(Code)),
        "webhook-test" => TestedAsync(),
        "key-issue" => IssuedAsync(form),
        "key-revoke" => desk.RevokeAsync(form.Need("keyId")),
        _ => Task.FromResult<ApiProblem?>(ApiProblem.Of(ProblemCode.NotFound)),
    };

    private async Task<ApiProblem?> ChangedAsync(Task<WebhookAct> change)
    {
        var act = await change;
        (secret, secretOf) = (act.Reply?.Secret, "webhook.secret");
        return act.Problem;
    }

    private async Task<ApiProblem?> TestedAsync()
    {
        (tested, var refused) = await desk.TestAsync(Code);
        return refused;
    }

    private async Task<ApiProblem?> IssuedAsync(FormFields form)
    {
        var (name, scopes, until) = (form.Need("name"), form.Ticked<KeyScope>("scopes"), form.Local("until"));
        if (form.Wrong.Count > 0)
        {
            return null;
        }

        var (reply, refused) = await desk.IssueAsync(Code, name, scopes, until);
        (secret, secretOf) = (reply?.Key, "keys.secret");
        return refused;
    }
}
