namespace HrBureau.Domain;

/// <summary>The form of <c>ladders.json</c>.</summary>
internal static class LadderRows
{
    public static LadderRow Ladder(SeedObject row) => new(
        row.Word<LadderUse>("use"),
        row.OptionalWord<RequestKind>("kind"),
        row.TextSince("statute", "house-liaison-reply"),
        row.Word<Grade>("fromGrade"),
        row.Span("byDay"),
        row.Span("byNight"),
        row.Flag("workingHoursOnly"),
        row.Objects("rungs", Rung),
        row.Day("validFrom"),
        row.OptionalDay("validTo"));

    private static RungRow Rung(SeedObject row) =>
        new(row.Fraction("at"), row.Objects("targets", Target), row.Words<NoticeChannel>("channels"), row.OptionalFlag("repeats"));

    private static RungTarget Target(SeedObject row) => new(row.Text("agency"), row.Text("post"));
}
