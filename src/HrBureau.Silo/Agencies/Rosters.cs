using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Reads duty rosters: who holds a post at an instant of wall time.</summary>
internal static class Rosters
{
    public static string? Holder(IReadOnlyList<RosterRow> shifts, string post, DateTimeOffset at)
    {
        var local = CountyTime.ToLocal(at);
        foreach (var shift in shifts)
        {
            if (shift.Post == post && shift.Covers(local))
            {
                return shift.Officer;
            }
        }

        return null;
    }

    public static IReadOnlySet<string> PostsOf(IReadOnlyList<RosterRow> shifts, string officer, DateTimeOffset at)
    {
        var local = CountyTime.ToLocal(at);
        var posts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var shift in shifts)
        {
            if (shift.Officer == officer && shift.Covers(local))
            {
                posts.Add(shift.Post);
            }
        }

        return posts;
    }
}
