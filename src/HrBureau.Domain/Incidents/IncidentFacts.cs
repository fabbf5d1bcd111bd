using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What was reported and found, per source, with one adopted value (采信值).</summary>
/// <param name="ReportCount">Reports so far.</param>
/// <param name="Reports">The latest reports, at most <see cref="KeptReports"/> and those nobody has looked at since the figures were adopted, at most <see cref="KeptUnseen"/>; all of them are on the timeline.</param>
/// <param name="BySource">Figures per source.</param>
/// <param name="Adopted">The adopted figures.</param>
/// <param name="AdoptedFrom">Whose they are; null while only reports exist.</param>
/// <param name="Verified">Somebody of HR has verified.</param>
/// <param name="EmployerName">The unit that owes, as reported or named.</param>
/// <param name="EmployerCode">Its code.</param>
/// <param name="ProjectName">Project.</param>
/// <param name="Place">Place.</param>
public sealed record IncidentFacts(
    int ReportCount,
    ImmutableList<ReportFacts> Reports,
    ImmutableSortedDictionary<FactSource, Figures> BySource,
    Figures Adopted,
    FactSource? AdoptedFrom,
    bool Verified,
    string? EmployerName,
    string? EmployerCode,
    string? ProjectName,
    string? Place)
{
    /// <summary>How many reports the state keeps.</summary>
    public const int KeptReports = 20;

    /// <summary>How many it keeps while they are newer than the figures.</summary>
    public const int KeptUnseen = 100;

    /// <summary>Sources whose figures a person enters.</summary>
    public static IReadOnlyList<FactSource> EnteredSources { get; } = [FactSource.Workers, FactSource.Police, FactSource.Hr, FactSource.Township, FactSource.Other];

    /// <summary>Before the first report.</summary>
    public static readonly IncidentFacts None = new(0, [], ImmutableSortedDictionary<FactSource, Figures>.Empty, Figures.None, null, false, null, null, null, null);
}

/// <summary>Figures of one source.</summary>
/// <param name="Headcount">People.</param>
/// <param name="AmountFen">Money, fen.</param>
/// <param name="Behaviours">Behaviours.</param>
/// <param name="At">When recorded; of the adopted figures, when people or behaviour last were.</param>
public sealed record Figures(int? Headcount, long? AmountFen, ImmutableList<Behaviour> Behaviours, DateTimeOffset At)
{
    /// <summary>No figures.</summary>
    public static readonly Figures None = new(null, null, [], default);
}

/// <summary>The grade in force.</summary>
/// <param name="Value">Grade.</param>
/// <param name="Provisional">拟定级.</param>
/// <param name="Since">Since when.</param>
/// <param name="On">The adopted figures it was set on.</param>
/// <param name="ByPerson">A person set it: the rule raises it again only when the figures themselves grow.</param>
public sealed record GradeState(Grade Value, bool Provisional, DateTimeOffset Since, Figures On, bool ByPerson = false);

/// <summary>Who holds the incident (承办人), and the ladder that runs while nobody does.</summary>
/// <param name="Officer">Officer id; null while nobody holds it.</param>
/// <param name="Agency">His agency.</param>
/// <param name="Since">Since when.</param>
/// <param name="OfferedTo">A hand-over waits for this officer.</param>
/// <param name="OfferedAt">Since when.</param>
/// <param name="Summary">Its words.</param>
/// <param name="Commander">On-site commander.</param>
/// <param name="Ladder">The unclaimed-incident ladder; null once somebody holds it.</param>
public sealed record HolderState(string? Officer, string? Agency, DateTimeOffset? Since, string? OfferedTo, DateTimeOffset? OfferedAt, string? Summary, string? Commander, LadderRun? Ladder)
{
    /// <summary>Nobody, no ladder.</summary>
    public static readonly HolderState None = new(null, null, null, null, null, null, null, null);
}

/// <summary>A ladder under way.</summary>
/// <param name="StartedAt">Recording time it started at.</param>
/// <param name="Step">Length that fractions of the ladder multiply; null takes the row's answer-by time.</param>
/// <param name="Grade">Grade when it started: the row of the mechanism that holds for it.</param>
/// <param name="Rung">The last rung fired, 0-based.</param>
/// <param name="Turn">How often that rung has fired, from 1.</param>
/// <param name="Stopped">Set when answered, withdrawn or ended.</param>
/// <param name="Act">The act it fired in last: a louder bell of the same act may stand for its own.</param>
public sealed record LadderRun(DateTimeOffset StartedAt, TimeSpan? Step, Grade Grade, int Rung, int Turn, DateTimeOffset? Stopped, string? Act = null)
{
    /// <summary>When each rung struck first, recording time; a rung that was passed over, when the one above it did.</summary>
    public ImmutableList<DateTimeOffset> Struck { get; init; } = [];

    /// <summary>Firings so far, counting repeats; the next one has this index.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Fired => Rung + Turn;

    /// <summary>A ladder whose first rung fires as it starts.</summary>
    /// <param name="at">Recording time.</param>
    /// <param name="step">Answer-by length, or null for the row's.</param>
    /// <param name="grade">Grade in force.</param>
    /// <param name="act">The act it fires in.</param>
    /// <returns>The run.</returns>
    public static LadderRun Start(DateTimeOffset at, TimeSpan? step, Grade grade, string? act = null) => new(at, step, grade, 0, 1, null, act) { Struck = [at] };
}

/// <summary>What a clock has struck.</summary>
/// <param name="WarnedAt">Warned.</param>
/// <param name="MissedAt">Missed.</param>
public sealed record ClockMark(DateTimeOffset? WarnedAt, DateTimeOffset? MissedAt);
