using HrBureau.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>An officer for his administrator. A password is on the page that answers the act, and on no other.</summary>
public sealed partial class OfficerScreen(ConsoleReads reads, PeopleDesk desk, TimeProvider time) : ComponentBase
{
    private const string New = "new";

    private CountyView? county;
    private PeopleView? people;
    private AccountView? person;
    private IReadOnlyList<OncePassword> passwords = [];
    private IReadOnlyList<string> without = [];
    private HoldingsView? left;
    private string? said;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Officer id, or <c>new</c>.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private bool IsNew => Id == New;

    private bool IsOwn => person?.Row.Id == Context.User.OfficerId;

    private string Title => person?.Row.Name.Here() ?? PageText.Of("people.new");

    private string? English => person is { Row.Name: var name } && name.En != name.Zh ? name.En : null;

    private IEnumerable<(string, string)> Agencies => people!.Agencies.Where(row => !row.Disabled && Keeps(row.Code)).Select(row => (row.Code, row.Name.Here()));

    private IEnumerable<(string, string)> Duties => people!.Duties.Select(duty => (duty.Duty, duty.SeesCases ? $"{duty.Name.Here()}{PageText.Of("dot")}{PageText.Of("people.sees")}" : duty.Name.Here()));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (people is null || (person is null && !IsNew))
        {
            Context.Response.StatusCode = problem is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            county = await reads.CountyAsync();
            people = await desk.PeopleAsync();
            person = people.Officers.FirstOrDefault(known => known.Row.Id == Id);
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        if (people is null)
        {
            return;
        }

        var posted = await Context.Request.ReadFormAsync();
        var form = new FormFields(posted, time.GetUtcNow());
        try
        {
            Said(form.Word, await DoAsync(form));
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }

        if (form.Wrong.Count > 0)
        {
            problem = PageFault.WrongFields(form.Wrong);
        }

        memory = new FormMemory(posted, Context.Request.Query, problem);
        var refused = problem;
        await LoadAsync();
        problem = refused ?? problem;
    }

    private Task<PeopleAct> DoAsync(FormFields form) => form.Word switch
    {
        "save" => SaveAsync(form),
        "reset" => desk.ResetAsync(Id),
        "disable" => desk.DisableAsync(Id, true, form.Flag("confirmed")),
        "enable" => desk.DisableAsync(Id, false, true),
        _ => Task.FromResult(new PeopleAct(null, ApiProblem.Of(ProblemCode.NotFound))),
    };

    private async Task<PeopleAct> SaveAsync(FormFields form)
    {
        var given = new OfficerGiven(form.Need("name"), form.List("duties"), form.Text("nameEn"), form.Text("phone"), IsNew ? form.Need("id") : null, IsNew ? form.Need("agency") : null);
        var seen = form.Number("seen");
        return form.Wrong.Count > 0 ? new PeopleAct(null, null) : await (IsNew ? desk.MakeAsync(given, seen) : desk.ChangeAsync(Id, given, seen));
    }

    private void Said(string word, PeopleAct act)
    {
        passwords = act.Reply?.Passwords ?? [];
        without = act.Reply?.Without ?? [];
        left = act.Reply?.Holdings ?? act.Problem?.Left;
        said = act.Reply is null ? null : word switch { "enable" => "people.enabled", "disable" => "people.disabled", _ => "people.saved" };
        problem = act.Said ?? problem;
    }

    /// <summary>Whether the reader can add people there: where an agency keeps itself there is somebody already.</summary>
    private bool Keeps(string agency) => people!.Officers.FirstOrDefault(known => known.Row.Agency == agency)?.Yours ?? true;

    private string AgencyName(string code) => people!.Agencies.FirstOrDefault(row => row.Code == code)?.Name.Here() ?? code;
}
