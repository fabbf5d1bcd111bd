using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class HintTests
{
    private const string Builder = "Builder Group";
    private const string BuilderCode = "91360100MA35L7QX2N";

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task What_one_incident_learns_of_an_employer_is_a_hint_in_the_next_and_drills_are_apart(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var first = await Given.HeldIncidentAsync(county);
        var second = await Given.IncidentAsync(county, "Millet Court");
        var drill = (await county.As("duty-zhou").ReportAsync(Given.Report(project: "Practice Yard") with { DrillScale = 60 })).IncidentId!;
        await county.QuietAsync();

        Assert.Equal([(first, "same-employer")], await HintsAsync(county, second));
        Assert.Equal([(second, "same-employer")], await HintsAsync(county, first));
        Assert.Empty(await HintsAsync(county, drill));
    }

    [Fact]
    public async Task A_hint_is_taken_back_when_the_person_is_reached_and_when_the_incident_is_voided()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var (first, _) = await Given.DraftedAsync(county);
        var second = await Given.IncidentAsync(county, "Millet Court");
        await county.QuietAsync();
        Assert.Contains((first, "person-unreachable"), await HintsAsync(county, second));

        await Given.MustAsync(county.As("duty-zhou").DoAsync(first, new IncidentCommand.RecordReached("boss", "He called back.")));
        await county.QuietAsync();
        Assert.Equal([(first, "same-employer")], await HintsAsync(county, second));

        await Given.MustAsync(county.As("lead-yan").DoAsync(first, new IncidentCommand.VoidIncident(VoidWhy.EnteredByMistake, "Twice.")));
        await county.QuietAsync();
        Assert.Empty(await HintsAsync(county, second));
    }

    [Fact]
    public async Task A_builder_known_by_name_here_and_by_code_there_is_one_and_is_untold_with_the_entry_that_named_it()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var first = await IncidentOfAsync(county, "First Yard", "Labour One");
        var second = await IncidentOfAsync(county, "Second Yard", "Labour Two");
        var named = await Given.MustAsync(county.As("duty-zhou").DoAsync(first, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, Builder, BuilderCode, [])));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(second, new IncidentCommand.NameParty("builder", PartyRole.GeneralContractor, Builder, null, [])));
        await county.QuietAsync();
        Assert.Equal([(first, "same-party")], await HintsAsync(county, second));
        Assert.Equal([(second, "same-party")], await HintsAsync(county, first));

        await Given.MustAsync(county.As("duty-zhou").DoAsync(first, new IncidentCommand.VoidEntry(named.Version - named.Events.Count + 1, "Another company.")));
        await county.QuietAsync();
        Assert.Empty(await HintsAsync(county, second));
    }

    [Fact]
    public async Task Similar_incidents_are_found_by_what_was_learnt_since_and_told_to_those_who_may_see_them()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var first = await IncidentOfAsync(county, "First Yard", "Labour One");
        await Given.MustAsync(county.As("duty-zhou").DoAsync(first, new IncidentCommand.NameParty("employer", PartyRole.Employer, "Labour Holding", BuilderCode, [])));
        await county.QuietAsync();

        var report = Given.Report(project: "Second Yard") with { EmployerName = "Another spelling", EmployerCode = BuilderCode, Place = "Second Yard" };
        Assert.Equal([first], (await county.As("duty-zhou").ReportAsync(report)).Similar);
        Assert.Empty((await county.As("town-grid").ReportAsync(report with { Key = "again" })).Similar);
    }

    [Theory]
    [InlineData(StorageKind.Sqlite)]
    [InlineData(StorageKind.Postgres)]
    public async Task Another_incident_at_the_same_place_is_a_hint_as_long_as_both_are_open_and_drills_are_apart(StorageKind kind)
    {
        await using var county = await RunningCounty.StartAsync(kind);
        var first = await Given.IncidentAsync(county);
        var placed = (await county.As("duty-zhou").ReportAsync(Given.Report() with { ProjectName = null, EmployerName = null, Place = " east road 1 " })).IncidentId!;
        var drill = (await county.As("duty-zhou").ReportAsync(Given.Report(project: "Practice Yard") with { DrillScale = 60 })).IncidentId!;

        Assert.Equal([placed], await BesideAsync(county, first));
        Assert.Equal([first], await BesideAsync(county, placed));
        Assert.Empty(await BesideAsync(county, drill));

        await Given.MustAsync(county.As("lead-yan").DoAsync(placed, new IncidentCommand.Close("One and the same.")));
        Assert.Empty(await BesideAsync(county, first));
        Assert.Empty(await BesideAsync(county, placed));
    }

    private static async Task<string[]> BesideAsync(RunningCounty county, string incident) =>
        [.. (await county.As("duty-zhou").ViewAsync(incident))!.Hints.Where(hint => hint.What == "same-place").Select(hint => hint.IncidentId)];

    private static async Task<string> IncidentOfAsync(RunningCounty county, string project, string employer) =>
        (await county.As("duty-zhou").ReportAsync(Given.Report(project: project) with { EmployerName = employer, Place = project })).IncidentId!;

    private static async Task<(string, string)[]> HintsAsync(RunningCounty county, string incident) =>
        [.. (await county.As("duty-zhou").ViewAsync(incident))!.Hints.Where(hint => hint.What != "same-place").Select(hint => (hint.IncidentId, hint.What))];
}
