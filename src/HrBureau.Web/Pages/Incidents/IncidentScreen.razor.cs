using System.Globalization;
using System.Text.Json;
using HrBureau.Contracts;
using HrBureau.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace HrBureau.Web;

/// <summary>The incident page: what it is, who holds it, what must be done now, by when, whom to call next.</summary>
public sealed partial class IncidentScreen(ConsoleReads reads, ConsoleActs acts, NavigationManager navigation) : ComponentBase
{
    private IncidentView? view;
    private CountyView county = null!;
    private FormMemory memory = null!;
    private EntryPage entries = EntryPage.None;
    private PageProblem? problem;
    private string? into;
    private IncidentView? other;
    private bool traces;

    /// <summary>Incident id.</summary>
    [Parameter]
    public string IncidentId { get; set; } = "";

    [SupplyParameterFromQuery(Name = "all")]
    private string? All { get; set; }

    [SupplyParameterFromQuery(Name = "into")]
    private string? Into { get; set; }

    [SupplyParameterFromQuery(Name = "reporters")]
    private string? Reporters { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>The version the timeline's page ends before; null for the newest page.</summary>
    private long? Since => long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private bool Whole => All == "1";

    private bool OutsideDialog => problem is not null && !(memory.Posted is { } posted && IncidentDialogs.Stands(posted, view));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        memory = new FormMemory(null, Context.Request.Query, null);
        await LoadAsync();
        if (view is null)
        {
            Context.Response.StatusCode = problem is null ? StatusCodes.Status404NotFound : StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            county = await reads.CountyAsync();
            view = await reads.ViewAsync(IncidentId);
            view = view is { MayReveal: true } && Reporters == "1" ? view with { Reports = await reads.ReportersAsync(IncidentId) } : view;
            await LookAtAsync(memory.Opens("merge-into") ? MergeTarget.Of(memory.Posted?["into"].ToString() ?? Into, IncidentId) : null);
            entries = view is null or { AsOf: not null } ? EntryPage.None : await reads.EntriesAsync(IncidentId, Math.Min(Since ?? long.MaxValue, view.Version + 1), Whole ? static _ => true : new MainEvents().Shows);
            traces = view is { AsOf: null } && await reads.OperatesAsync();
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            problem = PageFault.Of(fault);
        }
    }

    /// <summary>The incident this one is to be merged into is shown before anybody says so.</summary>
    private async Task LookAtAsync(string? named)
    {
        into = named;
        other = named is not null && view?.Allowed.Contains("merge-into") == true && WireId.IsIncident(named) ? await reads.ViewAsync(named) : null;
    }

    /// <summary>Who held the incident when the dialog was opened: what is typed into it rests on that. Signatures and answers do not, whoever holds it.</summary>
    private static string? HeldBy(IFormCollection posted, IncidentCommand command) =>
        command is not (IncidentCommand.ApproveRequest or IncidentCommand.RaiseRequest or IncidentCommand.RecordAnswer or IncidentCommand.ConfirmRecordedAnswer or IncidentCommand.CompleteCallTask)
        && IncidentDialogs.Holds(posted[FormMemory.FormField].ToString())
        && posted.TryGetValue(FormMemory.HolderField, out var then) ? then.ToString() : null;

    /// <summary>What has been verified since the dialog was opened, by somebody else or in another window: those figures are read before they are written over. One's own, said again because the answer was lost, are no others.</summary>
    private async Task<TimelineItem?> OvertakenAsync(IFormCollection posted, IncidentCommand command)
    {
        if (command is not IncidentCommand.VerifyReport verify
            || !long.TryParse(posted[FormMemory.ShownField], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) || shown >= view!.Version)
        {
            return null;
        }

        try
        {
            var others = await reads.EntriesAsync(
                IncidentId, view.Version + 1, item => item is { Kind: "report-verified", Voided: false } && item.Version > shown && (item.By != Context.User.OfficerId || !Says(item, verify)), 1);
            return others.Items is [var last, ..] ? last : null;
        }
        catch (Exception fault) when (PageFault.IsSaid(fault))
        {
            // What cannot be read now keeps nobody from his act, which says so itself where it cannot stand.
            return null;
        }
    }

    private static bool Says(TimelineItem item, IncidentCommand.VerifyReport command) =>
        (item.Data.TryGetProperty("headcount", out var people) && people.ValueKind == JsonValueKind.Number ? people.GetInt32() : null) == command.Headcount
        && (item.Data.TryGetProperty("behaviours", out var seen) && seen.ValueKind == JsonValueKind.Array ? seen.EnumerateArray().Select(word => word.GetString()) : []).ToHashSet().SetEquals(command.Behaviours?.Select(WireWord.Of) ?? []);

    private async Task ActAsync()
    {
        if (view is null)
        {
            return;
        }

        var posted = await Context.Request.ReadFormAsync();
        var form = new FormFields(posted, view.Time.Now);
        var command = CommandForms.Read(form, view, Context.User.OfficerId ?? "");
        problem = command is null ? PageFault.Of(ProblemCode.TypeUnknown)
            : form.Wrong.Count > 0 ? PageFault.WrongFields(form.Wrong)
            : await OvertakenAsync(posted, command) is { } by ? new PageProblem(PageText.Of("verify.overtaken", by.ByName, by.Summary), PageText.Of("verify.overtaken.next"), null, null)
            : await acts.IssueAsync(IncidentId, form.Key, command, HeldBy(posted, command));
        if (problem is null)
        {
            navigation.NavigateTo($"/i/{IncidentId}");
            return;
        }

        memory = new FormMemory(posted, Context.Request.Query, problem);
        await LoadAsync();
    }
}
