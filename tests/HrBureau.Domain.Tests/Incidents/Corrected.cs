using HrBureau.TestKit;

using Xunit;

namespace HrBureau.Domain.Tests;

/// <summary>What must hold after the whole act of a correction: the rules, worked out a second time on what it has left.</summary>
internal static class Corrected
{
    /// <summary>What must have been met in some story.</summary>
    public static IReadOnlyList<string> Arms { get; } = ["graded", "graded after the end", "raised and not lowered", "unreachable", "reachable", "draft"];

    public static void Check(IncidentState found, IReadOnlyList<RecordedEvent> left, IncidentState never, IncidentState after, Action<string> seen)
    {
        Assert.Equal(Facts(never), Facts(after));
        if (after.IsGraded)
        {
            seen(after.IsOpen ? "graded" : "graded after the end");
            var grade = GradeOf(left, after.IsOpen ? Assess(after.Facts.Adopted, after, after.Grade.Since > left[^1].RecordedAt ? after.Grade.Since : left[^1].RecordedAt) : Grade.General);
            Assert.Equal(grade, after.Grade.Value);
            seen(grade > Assess(after.Facts.Adopted, after, left[^1].RecordedAt) ? "raised and not lowered" : "");
        }

        var row = Demo.Mechanism.UnreachableFor(after);
        Assert.All(after.Ledgers.Values.Where(ledger => ledger is { Unreachable: not null, UnreachableByRule: true }), ledger => Assert.True(Unreachability.Holds(ledger.Run, row)));
        Assert.All(after.Ledgers.Values.Where(ledger => after.IsOpen && ledger.Unreachable is null), ledger => Assert.False(Unreachability.Holds(ledger.Run, row)));
        var keys = Unreachability.KeyPersons(after);
        var unreachable = keys.Count > 0 && keys.All(key => after.Ledgers.GetValueOrDefault(key)?.Unreachable is not null);
        seen(unreachable ? "unreachable" : "reachable");
        if (!unreachable)
        {
            Assert.DoesNotContain(after.Requests.Values, IsRulesDraft);
        }
        else if (after.IsOpen && found.Requests.Values.Any(IsRulesDraft))
        {
            Assert.Contains(after.Requests.Values, request => request is { Kind: RequestKind.EarlyIntervention, IsOpen: true });
            seen("draft");
        }
    }

    private static bool IsRulesDraft(JointRequest request) => request is { ByRule: true, State: RequestState.Drafted };

    /// <summary>What no rule decides.</summary>
    private static string Facts(IncidentState state) => DomainJson.WriteState(IncidentState.None with
    {
        Facts = state.Facts,
        Holder = state.Holder,
        Inspectors = state.Inspectors,
        Parties = state.Parties,
        Links = state.Links,
        ClockMarks = state.ClockMarks,
        Ledgers = state.Ledgers.SetItems(state.Ledgers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value with { Unreachable = null, UnreachableByRule = false }))),
    });

    /// <summary>The highest that the figures have called for since a person set it, as long as they grew after that.</summary>
    private static Grade GradeOf(IReadOnlyList<RecordedEvent> left, Grade now)
    {
        var (grade, set) = (Grade.General, false);
        var (state, counted) = (IncidentState.None, IncidentState.None);
        foreach (var entry in left)
        {
            counted = state.IsGraded ? state : counted;
            var before = Assess(counted.Facts.Adopted, counted, entry.RecordedAt);
            state = IncidentFold.TakesReports(entry.Event) ? IncidentFold.Fold(left.TakeWhile(earlier => earlier.Version <= entry.Version)) : IncidentFold.Evolve(state, entry);
            var asked = state.IsOpen || (state.IsGraded && state.Facts.Adopted != counted.Facts.Adopted);
            var called = Assess(state.Facts.Adopted, state, entry.RecordedAt);
            if (entry.Event is IncidentEvent.GradeChanged { ByRule: false } person)
            {
                (grade, set) = (person.To, true);
            }
            else if (entry.Event is IncidentEvent.GradeChanged { Reason: not null } moved)
            {
                // By rule with the incident or report that it came or went with.
                (grade, set) = (moved.To, false);
            }
            else if (asked && called > grade && (!set || called > before))
            {
                (grade, set) = (called, false);
            }
        }

        return now > grade && !set ? now : grade;
    }

    private static Grade Assess(Figures figures, IncidentState state, DateTimeOffset at)
    {
        var festival = at >= new DateTimeOffset(2026, 2, 2, 0, 0, 0, CountyTime.Offset) && at < new DateTimeOffset(2026, 2, 17, 0, 0, 0, CountyTime.Offset) && figures.Headcount >= 5;
        return Demo.Mechanism.Assess(figures.Headcount ?? 0, figures.Behaviours.Concat(festival ? [Behaviour.BeforeSpringFestival] : []).ToHashSet(), state.OpenedOn);
    }
}
