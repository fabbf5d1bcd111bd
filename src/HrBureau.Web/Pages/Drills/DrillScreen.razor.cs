using System.Globalization;
using HrBureau.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Where drills are started and found again.</summary>
public sealed partial class DrillScreen(DrillDesk desk, ConsoleReads reads, Faults faults, NavigationManager navigation) : ComponentBase
{
    private const int Shown = 50;
    private static readonly int[] Pace = [1, 60, 600, 3600, 100_000, DrillOrder.Fastest];

    private FormMemory memory = null!;
    private IReadOnlyList<ScenarioView> scenarios = [];
    private IReadOnlyList<DrillView> drills = [];
    private IReadOnlyList<BoardItem> live = [];
    private bool may;
    private PageProblem? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private static IEnumerable<(string Value, string Text)> Speeds => Pace.Select(speed => (speed.ToString(CultureInfo.InvariantCulture), speed == DrillOrder.Fastest ? PageText.Of("drill.at-once") : PageText.Of("drill.times", speed)));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            may = Context.User.Duties.Contains("drill");
            if (!may)
            {
                problem = PageFault.Of(ProblemCode.DutyMissing);
                return;
            }

            (scenarios, drills) = (await desk.ScenariosAsync(), await desk.NewestAsync());
            var replayed = drills.Select(drill => drill.IncidentId).ToHashSet();
            live = [.. (await reads.ListAsync(new BoardQueryGiven(null, null, null, null, null, null, true, null, Shown))).Items.Where(item => !replayed.Contains(item.IncidentId))];
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ActAsync()
    {
        var form = await Context.Request.ReadFormAsync();
        string? started = null;
        try
        {
            (started, problem) = await StartAsync(form);
        }
        catch (Exception fault) when (Faults.CodeOf(fault) != ProblemCode.SignedOut)
        {
            faults.Note(fault, "start-drill");
            problem = PageFault.Of(fault);
        }

        memory = new FormMemory(form, Context.Request.Query, problem);
        if (started is not null)
        {
            navigation.NavigateTo($"/drill/{started}");
        }
    }

    private async Task<(string? Started, PageProblem? Problem)> StartAsync(IFormCollection form)
    {
        if (!form.ContainsKey("sure") || !int.TryParse(form["speed"].ToString(), CultureInfo.InvariantCulture, out var speed) || speed is < 1 or > DrillOrder.Fastest)
        {
            return (null, PageFault.WrongFields(["speed"]));
        }

        var reply = await desk.StartAsync(new DrillOrder(form["scenario"].ToString(), speed), $"{Context.User.OfficerId}\n{form[FormMemory.KeyField]}");
        return DrillProblems.Of(reply) is { } refused
            ? (null, new PageProblem(refused.Detail, Words.Listed(refused.Errors?.Values.SelectMany(sentences => sentences) ?? [refused.Next]), null, null))
            : (reply.View!.DrillId, null);
    }
}
