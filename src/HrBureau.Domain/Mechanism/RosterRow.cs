using System.Collections.Immutable;
using Orleans;

namespace HrBureau.Domain;

/// <summary>One shift of an open weekly pattern: who holds a post on these days between these hours of county time.</summary>
/// <param name="Agency">The agency's code.</param>
/// <param name="Post">The post.</param>
/// <param name="Officer">The officer's id.</param>
/// <param name="Days">The days on which the shift begins.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends, not included; at or before <paramref name="From"/> it ends on the next day, so that equal times are a whole day.</param>
/// <param name="ValidFrom">First day on which it may begin.</param>
/// <param name="ValidTo">Last day on which it may begin; null for open.</param>
[GenerateSerializer]
[Alias("hrb.roster-row")]
public sealed record RosterRow(
    string Agency,
    string Post,
    string Officer,
    ImmutableArray<DayOfWeek> Days,
    TimeOnly From,
    TimeOnly To,
    DateOnly ValidFrom,
    DateOnly? ValidTo)
{
    /// <summary>How long the shift lasts; at most 24 hours.</summary>
    public TimeSpan Length => To > From ? To - From : TimeSpan.FromDays(1) - (From - To);

    /// <summary>Whether the shift covers an instant.</summary>
    /// <param name="local">County time, see <see cref="CountyTime"/>.</param>
    /// <returns>True from its beginning up to, not including, its end.</returns>
    public bool Covers(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        return BeginsOn(today) && Within(today, local) || BeginsOn(today.AddDays(-1)) && Within(today.AddDays(-1), local);
    }

    /// <summary>Whether the shift begins on a day.</summary>
    /// <param name="day">A day.</param>
    /// <returns>True when the pattern has the weekday and the row is in force.</returns>
    public bool BeginsOn(DateOnly day) => day >= ValidFrom && (ValidTo is null || day <= ValidTo) && Days.Contains(day.DayOfWeek);

    private bool Within(DateOnly begins, DateTime local)
    {
        var start = begins.ToDateTime(From);
        return local >= start && local < start + Length;
    }
}
