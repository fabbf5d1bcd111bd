using HrBureau.Contracts;
using HrBureau.Domain;

namespace HrBureau.Silo;

/// <summary>Clocks as a reader may see them: another agency those of the requests whose lateness is its business, not of every request a rung told it of.</summary>
internal static class ClockViews
{
    public static ClockView[] Of(IncidentImage image, Sight sight, Mechanism current, WorkCalendar calendar, DateTimeOffset now) =>
        [.. Seen(image, sight, current, calendar, now).Select(clock => View(image.Mechanism, clock))];

    /// <summary>What the addressed agency has to meet next on a request; what the asker owes, such as the paper for an oral approval, is not its business.</summary>
    public static ClockView? NextOf(IncidentImage image, Sight sight, JointRequest request, Mechanism current, WorkCalendar calendar, DateTimeOffset now) => image.State.RequestsRun && Seen(image, sight, current, calendar, now)
        .Where(clock => clock.Subject == request.RequestId && clock is { DueAt: not null, How.MetAt: null, State: ClockState.Running or ClockState.Warned or ClockState.Missed })
        .Where(clock => image.Mechanism.Clocks.Any(row => row.Name == clock.Name && row.Start == ClockStart.RequestRaised))
        .MinBy(clock => clock.DueAt) is { } next ? View(image.Mechanism, next) : null;

    private static IEnumerable<RunningClock> Seen(IncidentImage image, Sight sight, Mechanism current, WorkCalendar calendar, DateTimeOffset now) =>
        Domain.Clocks.Of(image.State, image.Mechanism, calendar, now)
            .Where(clock => sight is Sight.Whole || sight is Sight.Shared shared && shared.Requests.Contains(clock.Subject) && RequestViews.SeesLateness(image.State.Requests[clock.Subject], shared.Agency, current));

    private static ClockView View(Mechanism mechanism, RunningClock clock) => new(
        clock.Name,
        LabelOf(mechanism, clock),
        clock.Subject.Length == 0 ? null : clock.Subject,
        clock.Basis.Length == 0 ? null : clock.Basis,
        clock.StartedAt,
        clock.DueAt,
        WireWord.Of(clock.State),
        WireWord.Of(clock.How.Length.Unit),
        clock.How.Length.Value,
        clock.How.RecordedLate)
    {
        MetAt = clock.How.MetAt,
    };

    private static LocalisedText LabelOf(Mechanism mechanism, RunningClock clock) =>
        mechanism.Clocks.FirstOrDefault(row => row.Name == clock.Name)?.Label ?? new LocalisedText(clock.Name, clock.Name);
}
