namespace HrBureau.Domain;

/// <summary>What the log says about reports that are to leave an incident.</summary>
/// <param name="Book">All reports that count for it.</param>
/// <param name="Reports">Those that leave; some may count no more.</param>
/// <param name="Without">The state as if those had never been.</param>
public sealed record LeavingGrounds(ReportBook Book, IReadOnlyList<string> Reports, IncidentState Without)
{
    /// <summary>Looks reports up in the whole log.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <param name="leaving">Which of them leave.</param>
    /// <returns>The grounds.</returns>
    public static LeavingGrounds Of(IReadOnlyList<RecordedEvent> history, Func<ReportLine, bool> leaving)
    {
        var book = ReportBook.Of(history);
        var gone = book.Lines.FindAll(line => leaving(line));
        return new(book, [.. gone.Select(line => line.Facts.ReportId)], IncidentFold.FoldWithout(history, book.LeftWith(gone)));
    }

    /// <summary>For one report.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <param name="command">The command.</param>
    /// <returns>The grounds.</returns>
    public static LeavingGrounds Of(IReadOnlyList<RecordedEvent> history, IncidentCommand.SplitReport command) => Of(history, line => line.Facts.ReportId == command.ReportId);

    /// <summary>For the reports that came with an incident before it went its own way again.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <param name="command">The command.</param>
    /// <returns>The grounds.</returns>
    public static LeavingGrounds Of(IReadOnlyList<RecordedEvent> history, IncidentCommand.Release command) => Of(history, line => line.CameWith(command.From, command.Version));

    /// <summary>For some reports.</summary>
    /// <param name="history">All entries from the first on.</param>
    /// <param name="command">The command.</param>
    /// <returns>The grounds.</returns>
    public static LeavingGrounds Of(IReadOnlyList<RecordedEvent> history, IncidentCommand.LeaveReports command) => Of(history, line => command.Reports.Contains(line.Facts.ReportId));
}
