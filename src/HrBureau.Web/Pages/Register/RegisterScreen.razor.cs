using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>A report taken down on one page, within a minute.</summary>
public sealed partial class RegisterScreen(ConsoleReads reads, ConsoleActs acts, ReceiptSeal receipts, NavigationManager navigation, TimeProvider time) : ComponentBase
{
    /// <summary>When the report was first sent: sent again, the same act says the same.</summary>
    private const string SentField = "reportedAt";

    private static readonly int[] DrillScales = [1, 10, 60, 300, 600];

    private CountyView? county;
    private FormMemory memory = null!;
    private PageProblem? problem;
    private DateTimeOffset? sent;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private static IEnumerable<(string, string)> Scales => DrillScales.Select(scale => ($"{scale}", PageText.Of("drill.scale", scale)));

    private string Thresholds => string.Join(' ', county!.GradeFrom.OrderBy(pair => pair.Value).Select(pair => $"{WireWord.Of(pair.Key)}:{pair.Value}"));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            var theirs = (await reads.CountsAsync()).Pages.Contains("report");
            county = theirs ? await reads.CountyAsync() : null;
            problem = theirs ? null : PageFault.Of(ProblemCode.DutyMissing);
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task RegisterAsync()
    {
        var posted = await Context.Request.ReadFormAsync();
        var form = new FormFields(posted, CountyTime.To(DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds())));
        var report = Read(form);
        var (reply, said) = form.Wrong.Count > 0 ? (null, PageFault.WrongFields(form.Wrong)) : await acts.ReportAsync(report);
        if (said is null && reply?.IncidentId is { } incident)
        {
            if (!await SeesAsync(incident))
            {
                var sealing = QueryString.Create("seal", receipts.Of(incident, time.GetUtcNow()));
                navigation.NavigateTo($"/new/{incident}{(reply.Differs ? sealing.Add("differs", "1") : sealing)}");
                return;
            }

            var told = reply.Similar.Select(other => KeyValuePair.Create("similar", (string?)other)).Prepend(new(reply.Differs ? "differs" : reply.Merged ? "merged" : "opened", "1"));
            told = reply.BeganAgain ? told.Append(new("again", "1")) : told;
            navigation.NavigateTo($"/i/{incident}{QueryString.Create(told)}");
            return;
        }

        problem = said ?? PageFault.Of(ProblemCode.Fault);
        sent = problem.SameAct ? report.ReportedAt : null;
        memory = new FormMemory(posted, Context.Request.Query, problem);
    }

    /// <summary>Who may report need not see what became of it; who could not be asked is sent to the incident, which says so.</summary>
    private async Task<bool> SeesAsync(string incident)
    {
        try
        {
            return await reads.ViewAsync(incident) is not null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault) || Faults.CodeOf(fault) == ProblemCode.SignedOut)
        {
            return Faults.CodeOf(fault) != ProblemCode.DutyMissing;
        }
    }

    private static ReportGiven Read(FormFields form) => new(
        form.Key,
        form.Case<ReportSource>("source"),
        form.Text("sourceRef"),
        form.At(SentField),
        form.Text("reporterName"),
        form.Text("reporterPhone"),
        null,
        form.Text("employer"),
        null,
        form.Text("project"),
        null,
        form.Need("place"),
        form.People("headcount"),
        form.Fen("amount"),
        form.Cases<Behaviour>("behaviours") ?? [],
        form.Need("description"),
        form.Number("drill"));
}
