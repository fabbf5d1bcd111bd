using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>From posted fields to the command: the same commands the API takes, with what a page knows already filled in.</summary>
internal static partial class CommandForms
{
    /// <summary>Reads the command a form issues.</summary>
    /// <param name="form">The posted fields.</param>
    /// <param name="view">The incident as the officer sees it.</param>
    /// <param name="officer">The officer's id.</param>
    /// <returns>The command; null for a word no form of ours issues.</returns>
    public static IncidentCommand? Read(FormFields form, IncidentView view, string officer) =>
        Read(form.Word, form, view, officer);

    private static IncidentCommand? Read(string word, FormFields form, IncidentView view, string officer) =>
        word == "void-entry" ? Voiding(form, view, officer) : Incident(word, form) ?? Merging(word, form, view) ?? People(word, form, view, officer) ?? Request(word, form, view) ?? Answer(word, form);

    /// <summary>Striking an entry out, with the act that stands in its place where the box is ticked: its fields stand in the same form.</summary>
    private static IncidentCommand.VoidEntry Voiding(FormFields form, IncidentView view, string officer) => new(
        form.Number("version") ?? form.Fail("version", 0),
        form.Need("reason"),
        form.Flag("replace") ? Replacement(form.Need("replacement"), form, view, officer) : null);

    private static IncidentCommand? Replacement(string word, FormFields form, IncidentView view, string officer) =>
        Replacements.Words.Contains(word) ? Read(word, form, view, officer) : form.Fail<IncidentCommand?>("replacement", null);

    private static IncidentCommand? Merging(string word, FormFields form, IncidentView view) => word switch
    {
        "merge-into" => new IncidentCommand.MergeInto(MergeTarget.Of(form.Need("into"), view.IncidentId) ?? "", form.Need("reason")),
        "split-report" => new IncidentCommand.SplitReport(form.Need("report"), form.Need("reason"), MergeTarget.Of(form.Text("into"), view.IncidentId)),
        _ => null,
    };

    private static IncidentCommand? Incident(string word, FormFields form) => word switch
    {
        "verify-report" => new IncidentCommand.VerifyReport(form.People("headcount"), form.Ticked<Behaviour>("behaviours"), form.Text("note")),
        "activate-plan" => new IncidentCommand.ActivatePlan(form.Need("reason")),
        "update-facts" => new IncidentCommand.UpdateFacts(
            form.Case<FactSource>("source"), form.People("headcount"), form.Fen("amount"), form.Cases<Behaviour>("behaviours"), form.Text("place"), form.Text("note"), form.Flag("adopt")),
        "change-grade" => new IncidentCommand.ChangeGrade(form.Case<Grade>("grade"), form.Need("reason")),
        "assign-inspectors" => new IncidentCommand.AssignInspectors(form.List("officers")),
        "take-charge" => new IncidentCommand.TakeCharge(),
        "hand-over" => new IncidentCommand.HandOver(form.Need("to"), form.Need("summary")),
        "accept-hand-over" => new IncidentCommand.AcceptHandOver(),
        "appoint-commander" => new IncidentCommand.AppointCommander(form.Need("person")),
        "add-note" => new IncidentCommand.AddNote(form.Need("text"), form.Flag("shared") ? NoteAudience.Shared : NoteAudience.Own),
        "end-response" => new IncidentCommand.EndResponse(form.Need("reason")),
        "close" => new IncidentCommand.Close(form.Need("reason")),
        "reopen" => new IncidentCommand.Reopen(form.Need("reason")),
        "void-incident" => new IncidentCommand.VoidIncident(form.Case<VoidWhy>("why"), form.Need("reason")),
        _ => null,
    };
}
