using System.Collections.Frozen;
using System.Text;

namespace HrBureau.Domain;

/// <summary>Which command a phase allows: one table, read by the decision, by the console's buttons, by a test and by deploy/rules.md.</summary>
public static class PhaseTable
{
    private static readonly Phase[] Open = [Phase.Watched, Phase.Responding];
    private static readonly Phase[] Standing = [Phase.Watched, Phase.Responding, Phase.Ended];
    private static readonly Phase[] Asked = [Phase.Watched, Phase.Responding, Phase.Ended, Phase.Merged];
    private static readonly Phase[] Kept = [Phase.Watched, Phase.Responding, Phase.Ended, Phase.Closed];
    private static readonly Phase[] Noted = [Phase.Watched, Phase.Responding, Phase.Ended, Phase.Closed, Phase.Merged];
    private static readonly Phase[] Any = Enum.GetValues<Phase>();

    /// <summary>Every command with the phases that allow it.</summary>
    /// <remarks>Facts, answers and deliveries are taken as long as the incident stands; what starts a ladder needs an open one. A report of a site whose incident is closed opens a new incident. What was asked of others goes on in a merged one.</remarks>
    public static IReadOnlyList<PhaseRow> Rows { get; } =
    [
        Row<IncidentCommand.Report>("report", Standing),
        Row<IncidentCommand.StrikeClock>("strike-clock", Any),
        Row<IncidentCommand.RecordDelivery>("record-delivery", Any),
        Row<IncidentCommand.RecordUnmanned>("record-unmanned", Any),
        Row<IncidentCommand.VerifyReport>("verify-report", Open),
        Row<IncidentCommand.ActivatePlan>("activate-plan", Phase.Watched),
        Row<IncidentCommand.UpdateFacts>("update-facts", Standing),
        Row<IncidentCommand.ChangeGrade>("change-grade", Standing),
        Row<IncidentCommand.AssignInspectors>("assign-inspectors", Standing),
        Row<IncidentCommand.TakeCharge>("take-charge", Standing),
        Row<IncidentCommand.HandOver>("hand-over", Standing),
        Row<IncidentCommand.AcceptHandOver>("accept-hand-over", Standing),
        Row<IncidentCommand.AppointCommander>("appoint-commander", Open),
        Row<IncidentCommand.NameParty>("name-party", Standing),
        Row<IncidentCommand.LinkParties>("link-parties", Standing),
        Row<IncidentCommand.RecordContactAttempt>("record-contact-attempt", Standing),
        Row<IncidentCommand.RecordSummonsOutcome>("record-summons-outcome", Standing),
        Row<IncidentCommand.DeclareUnreachable>("declare-unreachable", Standing),
        Row<IncidentCommand.RecordReached>("record-reached", Standing),
        Row<IncidentCommand.DraftRequest>("draft-request", Open),
        Row<IncidentCommand.ApproveRequest>("approve-request", Phase.Watched, Phase.Responding, Phase.Merged),
        Row<IncidentCommand.RaiseRequest>("raise-request", Open),
        Row<IncidentCommand.FileRequestPaper>("file-request-paper", Asked),
        Row<IncidentCommand.AcknowledgeRequest>("acknowledge-request", Asked),
        Row<IncidentCommand.TakeOnRequest>("take-on-request", Asked),
        Row<IncidentCommand.SendBackRequest>("send-back-request", Asked),
        Row<IncidentCommand.HandOnRequest>("hand-on-request", Asked),
        Row<IncidentCommand.AnswerRequest>("answer-request", Asked),
        Row<IncidentCommand.RecordAnswer>("record-answer", Asked),
        Row<IncidentCommand.ConfirmRecordedAnswer>("confirm-recorded-answer", Asked),
        Row<IncidentCommand.FulfilRequest>("fulfil-request", Asked),
        Row<IncidentCommand.WithdrawRequest>("withdraw-request", Asked),
        Row<IncidentCommand.CompleteCallTask>("complete-call-task", Noted),
        Row<IncidentCommand.AddNote>("add-note", Noted),
        Row<IncidentCommand.AttachEvidence>("attach-evidence", Noted),
        Row<IncidentCommand.VoidEntry>("void-entry", Noted),
        Row<IncidentCommand.EndResponse>("end-response", Open),
        Row<IncidentCommand.Close>("close", Phase.Watched, Phase.Ended),
        Row<IncidentCommand.Reopen>("reopen", Phase.Ended, Phase.Closed, Phase.Merged),
        Row<IncidentCommand.VoidIncident>("void-incident", Kept),
        Row<IncidentCommand.MergeInto>("merge-into", Standing),
        Row<IncidentCommand.SplitReport>("split-report", Standing),
        Row<IncidentCommand.Absorb>("absorb", Any),
        Row<IncidentCommand.Release>("release", Any),
        Row<IncidentCommand.PlaceReport>("place-report", Any),
        Row<IncidentCommand.LeaveReports>("leave-reports", Any),
    ];

    private static readonly FrozenDictionary<Type, PhaseRow> ByType = Rows.ToFrozenDictionary(row => row.Command);

    private static readonly FrozenDictionary<string, PhaseRow> ByWord = Rows.ToFrozenDictionary(row => row.Word);

    /// <summary>Whether a phase allows a command.</summary>
    /// <param name="phase">The phase of an incident that exists.</param>
    /// <param name="commandType">Type of the command.</param>
    /// <returns>False for a type the table does not know.</returns>
    public static bool Allows(Phase phase, Type commandType) => ByType.TryGetValue(commandType, out var row) && row.Phases.Contains(phase);

    /// <summary>Whether a phase allows a command.</summary>
    /// <param name="phase">The phase of an incident that exists.</param>
    /// <param name="word">Wire name of the command.</param>
    /// <returns>False for a word the table does not know.</returns>
    public static bool Allows(Phase phase, string word) => ByWord.TryGetValue(word, out var row) && row.Phases.Contains(phase);

    /// <summary>The wire name of a command.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Such as <c>record-contact-attempt</c>.</returns>
    public static string WordOf(IncidentCommand command) => ByType[command.GetType()].Word;

    /// <summary>The table for readers.</summary>
    /// <returns>A markdown table, one line a command.</returns>
    public static string ToMarkdown()
    {
        var phases = Enum.GetValues<Phase>();
        var text = new StringBuilder("| command | ").AppendJoin(" | ", phases.Select(WireWord.Of)).Append(" |\n|---|").Append(string.Concat(phases.Select(_ => "---|")));
        foreach (var row in Rows)
        {
            text.Append("\n| `").Append(row.Word).Append("` | ").AppendJoin(" | ", phases.Select(phase => row.Phases.Contains(phase) ? "yes" : "")).Append(" |");
        }

        return text.ToString();
    }

    private static PhaseRow Row<T>(string word, params Phase[] phases)
        where T : IncidentCommand => new(word, typeof(T), phases);
}
