using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Paperwork;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>One import: how its columns are read, how far it is, what was not taken.</summary>
public sealed partial class ImportRunScreen(ImportDesk desk, Faults faults, NavigationManager navigation) : ComponentBase
{
    private ImportView? view;
    private Sheet? sheet;
    private ReportMapping? mapping;
    private ReportTable? table;
    private DateTimeOffset? keptAt;
    private bool holds = true;
    private FormMemory memory = null!;
    private PageProblem? problem;

    /// <summary>Its id.</summary>
    [Parameter]
    public string ImportId { get; set; } = "";

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>Whether the officer may hold incidents at all.</summary>
    private bool MayHold => Context.User.Duties.Overlaps(["handle", "lead", "head"]);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        try
        {
            view = await desk.ViewAsync(ImportId);
            problem = view is null ? PageFault.Of(ProblemCode.NotFound) : null;
            if (view is { State: ImportState.Draft } draft)
            {
                await ReadAsync(draft);
            }
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    private async Task ReadAsync(ImportView draft)
    {
        if (await desk.SheetAsync(draft) is not { } read)
        {
            (view, problem) = (null, PageFault.Of(ProblemCode.NotFound));
            return;
        }

        sheet = read;
        (mapping, keptAt) = await desk.MappingAsync(read);
        table = await desk.RowsAsync(read, mapping);
    }

    private async Task ActAsync()
    {
        if (view is not { State: ImportState.Draft } draft || sheet is null)
        {
            return;
        }

        var form = await Context.Request.ReadFormAsync();
        (mapping, keptAt, holds) = (MappingOf(form), null, form.ContainsKey("holds"));
        memory = new FormMemory(form, Context.Request.Query, null);
        if (await TryAsync(draft, starts: form["do"] == "start"))
        {
            navigation.NavigateTo($"/import/{ImportId}");
        }
    }

    /// <returns>Whether the import runs.</returns>
    private async Task<bool> TryAsync(ImportView draft, bool starts)
    {
        try
        {
            var refused = starts ? await desk.StartAsync(draft, sheet!, mapping!, holds) : null;
            if (starts && refused is null)
            {
                return true;
            }

            problem = refused is null ? null : new PageProblem(refused.Detail, Words.Listed(refused.Errors?.Values.SelectMany(sentences => sentences) ?? [refused.Next]), null, null);
            table = await desk.RowsAsync(sheet!, mapping!);
        }
        catch (Exception fault) when (Faults.CodeOf(fault) != ProblemCode.SignedOut)
        {
            faults.Note(fault, "import-reports");
            problem = PageFault.Of(fault);
        }

        return false;
    }

    private ReportMapping MappingOf(IFormCollection form)
    {
        var columns = new Dictionary<ReportColumn, string>();
        foreach (var field in Enum.GetValues<ReportColumn>())
        {
            if (form[$"col.{WireWord.Of(field)}"].ToString() is { Length: > 0 } header && sheet!.Header.Contains(header))
            {
                columns[field] = header;
            }
        }

        var source = WireWord.TryParse<ReportSource>(form["source"].ToString(), out var from) ? from : ReportSource.NationalPlatform;
        var unit = WireWord.TryParse<AmountUnit>(form["unit"].ToString(), out var counted) ? counted : AmountUnit.Yuan;
        return new ReportMapping(source, unit, columns);
    }
}
