using HrBureau.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The people of an administrator, and the first passwords of those who have none.</summary>
public sealed partial class PeopleScreen(PeopleDesk desk) : ComponentBase
{
    private PeopleView? people;
    private IReadOnlyList<OncePassword> passwords = [];
    private PageProblem? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string[] Without => [.. people!.Officers.Where(person => person is { Yours: true, Opened: false, Row.Disabled: false } && person.Row.Id != Context.User.OfficerId && Serves(person.Row.Agency)).Select(person => person.Row.Id)];

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task ActAsync()
    {
        try
        {
            var act = await desk.DrawFirstAsync();
            passwords = act.Reply?.Passwords ?? [];
            problem = act.Problem is { } refused ? new PageProblem(refused.Detail, refused.Next, null, null) : null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }

        var said = problem;
        await LoadAsync();
        problem = said ?? problem;
    }

    private async Task LoadAsync()
    {
        try
        {
            people = await desk.PeopleAsync();
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
            Context.Response.StatusCode = Faults.CodeOf(fault).Status;
        }
    }

    private bool Serves(string agency) => people!.Agencies.Any(row => row.Code == agency && !row.Disabled);

    private string Name(string code) => people!.Agencies.FirstOrDefault(row => row.Code == code)?.Name.Here() ?? code;

    private string Duty(string word) => people!.Duties.FirstOrDefault(row => row.Duty == word)?.Name.Here() ?? word;
}
