using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HrBureau.Domain;

namespace HrBureau.Web;

/// <summary>A duty roster.</summary>
/// <param name="Shifts">Open weekly patterns.</param>
public sealed record RosterBody(IReadOnlyList<ShiftBody> Shifts);

/// <summary>One shift.</summary>
/// <param name="Person">Officer id.</param>
/// <param name="Post">Post.</param>
/// <param name="Days">Days on which it begins; every day without it.</param>
/// <param name="From">When it begins, <c>HH:mm</c> of county time.</param>
/// <param name="To">When it ends; at or before the beginning it ends on the next day.</param>
/// <param name="ValidFrom">First day; 2000-01-01 without it.</param>
/// <param name="ValidTo">Last day; open without it.</param>
public sealed record ShiftBody(
    string Person,
    string Post,
    TimeOnly From,
    TimeOnly To,
    IReadOnlyList<DayOfWeek>? Days = null,
    DateOnly? ValidFrom = null,
    DateOnly? ValidTo = null)
{
    /// <summary>Told of a shift whose officer does not serve, so that it leaves the post to nobody; what is sent in its place is passed over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotServing { get; init; }

    private static readonly DateOnly Always = new(2000, 1, 1);

    /// <summary>The shift as kept.</summary>
    public RosterRow ToRow(string agency) => new(
        agency,
        Post,
        Person,
        Days is { Count: > 0 } ? [.. Days.Distinct()] : [.. Enum.GetValues<DayOfWeek>()],
        From,
        To,
        ValidFrom ?? Always,
        ValidTo);

    /// <summary>The shift as given out.</summary>
    public static ShiftBody Of(RosterRow row, bool notServing = false) =>
        new(row.Officer, row.Post, row.From, row.To, row.Days.IsDefault ? ImmutableArray<DayOfWeek>.Empty : row.Days, row.ValidFrom, row.ValidTo) { NotServing = notServing };
}
