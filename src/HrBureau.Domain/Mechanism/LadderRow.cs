using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>Who is rung when nobody answers. A ladder never stops by itself: its last rung repeats.</summary>
/// <param name="Use">What it waits for.</param>
/// <param name="Kind">The kind of request; null for ladders that are not of one kind.</param>
/// <param name="Statute">Id of the rule its times rest on.</param>
/// <param name="FromGrade">The row holds from this grade upwards, until a row of a higher grade takes over.</param>
/// <param name="ByDay">Answer-by time when it starts by day.</param>
/// <param name="ByNight">Answer-by time when it starts by night.</param>
/// <param name="WorkingHoursOnly">True for kinds that are not urgent: the ladder counts working time only, for its rungs, their repeats and the answer-by time.</param>
/// <param name="Rungs">Its rungs, earliest first.</param>
/// <param name="ValidFrom">First day of the row.</param>
/// <param name="ValidTo">Last day of the row; null for open.</param>
public sealed record LadderRow(
    LadderUse Use,
    RequestKind? Kind,
    string Statute,
    Grade FromGrade,
    TimeSpan ByDay,
    TimeSpan ByNight,
    bool WorkingHoursOnly,
    ImmutableArray<RungRow> Rungs,
    DateOnly ValidFrom,
    DateOnly? ValidTo)
{
    /// <summary>The answer-by time.</summary>
    /// <param name="night">Whether the ladder starts by night, see <see cref="CountyTime.IsNight"/>.</param>
    /// <returns>A positive length of time.</returns>
    public TimeSpan AnswerBy(bool night) => night ? ByNight : ByDay;

    /// <summary>The rung of the n-th firing; beyond the end it is the last, repeating one.</summary>
    /// <param name="firing">0 for the first.</param>
    /// <returns>The rung.</returns>
    public RungRow Rung(int firing) => Rungs[Math.Min(firing, Rungs.Length - 1)];

    /// <summary>How long after the start the n-th firing is due.</summary>
    /// <param name="firing">0 for the first.</param>
    /// <param name="answerBy">The answer-by time that holds for this request.</param>
    /// <returns>A length of time in whole milliseconds, never shorter for a later firing.</returns>
    public TimeSpan FiresAfter(int firing, TimeSpan answerBy)
    {
        var last = Rungs.Length - 1;
        var turns = firing <= last ? Rungs[firing].At : Rungs[last].At + (firing - last);
        return TimeSpan.FromMilliseconds((long)(turns * (decimal)answerBy.TotalMilliseconds));
    }
}
