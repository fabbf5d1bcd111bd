using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>What is known of an agency, for the county's administrator.</summary>
public sealed partial class AgencyRowScreen(ConsoleReads reads, PeopleDesk desk, TimeProvider time) : ComponentBase
{
    private const string New = "new";

    private CountyView? county;
    private PeopleView? people;
    private AgencyRow? agency;
    private HoldingsView? left;
    private string? said;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Agency code, or <c>new</c>.</summary>
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private bool IsNew => Code == New;

    private string Title => agency?.Name.Here() ?? PageText.Of("people.agency.new");

    private static IEnumerable<(string, string)> Kinds => AgencyKinds.All.Select(kind => (kind, Words.Of("AgencyKind", kind)));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (people is not { Home: true } || (agency is null && !IsNew))
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
            agency = people.Agencies.FirstOrDefault(known => known.Code == Code);
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
            var act = await DoAsync(form);
            left = act.Problem?.Left;
            said = act.Reply is null ? null : "people.saved";
            problem = act.Said;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }

        problem = form.Wrong.Count > 0 ? PageFault.WrongFields(form.Wrong) : problem;
        memory = new FormMemory(posted, Context.Request.Query, problem);
        var kept = problem;
        await LoadAsync();
        problem = kept ?? problem;
    }

    private Task<PeopleAct> DoAsync(FormFields form) => form.Word switch
    {
        "save" => SaveAsync(form),
        "disable" => desk.DisableAgencyAsync(Code, true, form.Flag("confirmed")),
        "enable" => desk.DisableAgencyAsync(Code, false, true),
        _ => Task.FromResult(new PeopleAct(null, ApiProblem.Of(ProblemCode.NotFound))),
    };

    private async Task<PeopleAct> SaveAsync(FormFields form)
    {
        var given = new AgencyGiven(form.Need("name"), form.Need("shortName"), form.Need("kind"), form.Text("nameEn"), form.Text("shortNameEn"), form.Text("phone"), IsNew ? form.Need("code") : null);
        var seen = form.Number("seen");
        return form.Wrong.Count > 0 ? new PeopleAct(null, null) : await (IsNew ? desk.MakeAsync(given, seen) : desk.ChangeAsync(Code, given, seen));
    }

    private static string? English(LocalisedText? name) => name is not null && name.En != name.Zh ? name.En : null;
}
