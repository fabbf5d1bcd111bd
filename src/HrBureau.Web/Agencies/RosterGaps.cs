using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>Times at which nobody holds a post.</summary>
internal static class RosterGaps
{
    /// <summary>The gaps of each post between two instants, in order.</summary>
    public static IReadOnlyList<RosterGap> Of(IEnumerable<string> posts, IReadOnlyList<RosterRow> shifts, DateTimeOffset from, DateTimeOffset to) =>
        [.. posts.SelectMany(post => OfPost(post, [.. shifts.Where(shift => shift.Post == post)], from, to))];

    private static IEnumerable<RosterGap> OfPost(string post, IReadOnlyList<RosterRow> shifts, DateTimeOffset from, DateTimeOffset to)
    {
        var free = from;
        foreach (var (start, end) in Turns(shifts, from, to).OrderBy(turn => turn.Start))
        {
            if (start > free)
            {
                yield return new RosterGap(post, free, start < to ? start : to);
            }

            free = end > free ? end : free;
            if (free >= to)
            {
                yield break;
            }
        }

        yield return new RosterGap(post, free, to);
    }

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Turns(IReadOnlyList<RosterRow> shifts, DateTimeOffset from, DateTimeOffset to)
    {
        // A shift that begins the day before may reach into the first day.
        for (var day = CountyTime.DayOf(from).AddDays(-1); day <= CountyTime.DayOf(to); day = day.AddDays(1))
        {
            foreach (var shift in shifts.Where(shift => shift.BeginsOn(day)))
            {
                var start = CountyTime.FromLocal(day.ToDateTime(shift.From));
                if (start < to && start + shift.Length > from)
                {
                    yield return (start, start + shift.Length);
                }
            }
        }
    }
}

/// <summary>A time at which nobody holds a post.</summary>
/// <param name="Post">Post.</param>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
public sealed record RosterGap(string Post, DateTimeOffset From, DateTimeOffset To);
