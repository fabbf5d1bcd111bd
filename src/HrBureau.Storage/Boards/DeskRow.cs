namespace HrBureau.Storage;

/// <summary>A request on an agency's desk, or a task: then <c>From</c> says whose it is.</summary>
public sealed record DeskRow(
    string RequestId,
    string Agency,
    string State,
    string Kind,
    string From,
    int Rung,
    DateTimeOffset? AnswerBy,
    bool Open);
