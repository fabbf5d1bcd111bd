using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

public sealed class HintTests
{
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

    private static async Task<(string, string)[]> HintsAsync(RunningCounty county, string incident) =>
        [.. (await county.As("duty-zhou").ViewAsync(incident))!.Hints.Select(hint => (hint.IncidentId, hint.What))];
}
