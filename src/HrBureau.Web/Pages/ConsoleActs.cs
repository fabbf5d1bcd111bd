using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>What pages do: the same commands on the same road as the API. Whatever happens to an act is said where it was typed; only a session that ended leads elsewhere.</summary>
public sealed class ConsoleActs(CommandDesk commands, ReportDesk reports, Faults faults)
{
    /// <summary>Issues a command.</summary>
    /// <param name="incident">Incident id.</param>
    /// <param name="key">Idempotency key of the form.</param>
    /// <param name="command">The command.</param>
    /// <param name="heldBy">Who held the incident when it was written, empty for nobody; null when that does not matter.</param>
    /// <returns>Null when it stands; otherwise what the page says.</returns>
    public async Task<PageProblem?> IssueAsync(string incident, string key, IncidentCommand command, string? heldBy = null)
    {
        try
        {
            var answer = await commands.IssueAsync(incident, command, key, heldBy: heldBy);
            return Said(answer.Problem, answer.Reply?.Outcome);
        }
        catch (Exception fault) when (Faults.CodeOf(fault) != ProblemCode.SignedOut)
        {
            faults.Note(fault, PhaseTable.WordOf(command));
            return PageFault.Of(fault);
        }
    }

    /// <summary>Hands in a report.</summary>
    public async Task<(ReportReply? Reply, PageProblem? Problem)> ReportAsync(ReportGiven report)
    {
        try
        {
            var answer = await reports.HandInAsync(report);
            return (answer.Reply, Said(answer.Problem, answer.Reply.Outcome));
        }
        catch (Exception fault) when (Faults.CodeOf(fault) != ProblemCode.SignedOut)
        {
            faults.Note(fault, "report");
            return (null, PageFault.Of(fault));
        }
    }

    private static PageProblem? Said(ApiProblem? problem, CommandOutcome? outcome) => (problem, outcome) switch
    {
        (null, _) => null,
        (_, CommandOutcome.KeyReused) => new PageProblem(PageText.Of("already"), PageText.Of("already.next"), null, null),
        _ => new PageProblem(
            problem.Detail,
            problem.Next,
            problem.Basis is { } basis ? PageText.Of("basis", basis.Title, basis.Article, basis.Sentence) : null,
            problem.Errors?.Keys.Select(FieldRules.OnForm).ToArray(),
            outcome == CommandOutcome.TryAgain),
    };
}
