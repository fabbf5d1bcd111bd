namespace HrBureau.Domain;

public abstract partial record IncidentEvent
{
    /// <summary>A clock nears its end.</summary>
    /// <param name="Clock">Name of the clock row.</param>
    /// <param name="Subject">What it runs on: request id, person id, or empty for the incident.</param>
    /// <param name="DueAt">Its end.</param>
    public sealed record ClockWarned(string Clock, string Subject, DateTimeOffset DueAt) : IncidentEvent;

    /// <summary>A clock ran out.</summary>
    /// <param name="Clock">Name of the clock row.</param>
    /// <param name="Subject">What it runs on.</param>
    /// <param name="DueAt">Its end.</param>
    /// <param name="Late">How long after its end the miss was struck.</param>
    public sealed record ClockMissed(string Clock, string Subject, DateTimeOffset DueAt, TimeSpan Late) : IncidentEvent;
}
