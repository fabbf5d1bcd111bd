namespace HrBureau.Domain;

/// <summary>The form of <c>clocks.json</c>.</summary>
internal static class ClockRows
{
    public static ClockRow Clock(SeedObject row) => new(
        row.Text("name"),
        row.Localised("label"),
        row.Text("statute"),
        row.Word<ClockStart>("start"),
        row.Word<ClockStop>("stop"),
        row.Object("length", Length),
        row.OptionalWord<RequestKind>("kind"),
        row.Word<Grade>("fromGrade"),
        row.OptionalSpan("warnBefore"),
        row.Text("onMiss"),
        row.Day("validFrom"),
        row.OptionalDay("validTo"));

    private static ClockLength Length(SeedObject row)
    {
        ClockLength?[] given =
        [
            row.Has("minutes") ? new(ClockUnit.ClockHours, row.Whole("minutes")) : null,
            row.Has("days") ? new(ClockUnit.CalendarDays, row.Whole("days")) : null,
            row.Has("workingDays") ? new(ClockUnit.WorkingDays, row.Whole("workingDays")) : null,
            row.OptionalFlag("answerBy") ? new(ClockUnit.AnswerBy, 0) : null,
            row.OptionalFlag("named") ? new(ClockUnit.Named, 0) : null,
        ];
        var lengths = given.OfType<ClockLength>().ToList();
        if (lengths.Count != 1 || lengths[0] is { Value: 0, Unit: not (ClockUnit.AnswerBy or ClockUnit.Named) })
        {
            row.Fault("minutes", "A clock has one length.", "Give exactly one of minutes, days, workingDays (above 0), answerBy: true or named: true.");
        }

        return lengths.FirstOrDefault() ?? new(ClockUnit.Named, 0);
    }
}
