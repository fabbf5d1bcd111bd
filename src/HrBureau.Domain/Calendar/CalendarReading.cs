using System.Collections.Immutable;

namespace HrBureau.Domain;

/// <summary>What reading calendar files came to.</summary>
public abstract record CalendarReading
{
    private CalendarReading()
    {
    }

    /// <summary>The calendars are good.</summary>
    /// <param name="Calendar">All years together.</param>
    public sealed record Accepted(WorkCalendar Calendar) : CalendarReading;

    /// <summary>The calendars are refused as a whole.</summary>
    /// <param name="Faults">Every fault found; never empty.</param>
    public sealed record Refused(ImmutableArray<MechanismFault> Faults) : CalendarReading;
}
