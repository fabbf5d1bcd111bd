using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Where a platform's table is handed in.</summary>
public sealed partial class ImportScreen(ConsoleReads reads, ImportDesk desk) : ComponentBase
{
    private FormMemory memory = null!;
    private bool mayImport;
    private IReadOnlyList<ImportView> recent = [];
    private PageProblem? problem;

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            mayImport = (await reads.CountsAsync()).Pages.Contains("import-reports");
            problem = !mayImport ? PageFault.Of(ProblemCode.DutyMissing)
                : Refused(Context.Request.Query["refused"].ToString());
            recent = mayImport ? await desk.RecentAsync(Context.User.Agency!) : [];
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    /// <summary>An address carries a word only: what is said about it are our own sentences.</summary>
    internal static PageProblem? Refused(string word) =>
        WireWord.TryParse<SheetFault>(word, out var fault) ? new PageProblem(ImportProblems.Of(fault, null).Detail, ProblemTexts.Next(ProblemCode.TableRefused), null, null)
        : WireWord.TryParse<ProblemCode>(word, out var code) ? PageFault.Of(code)
        : null;
}
