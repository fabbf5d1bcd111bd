using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>Where a platform's table is handed in.</summary>
public sealed partial class ImportScreen(ConsoleReads reads) : ComponentBase
{
    /// <summary>A sentence is no longer than this, whatever an address says.</summary>
    private const int Longest = 300;

    private FormMemory memory = null!;
    private bool mayImport;
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
                : Context.Request.Query["refused"].ToString() is { Length: > 0 and < Longest } sentence ? new PageProblem(sentence, ProblemTexts.Next(ProblemCode.TableRefused), null, null)
                : null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }
}
