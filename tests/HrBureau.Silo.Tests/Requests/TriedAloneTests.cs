using HrBureau.Contracts;
using HrBureau.Domain;
using HrBureau.Storage;

namespace HrBureau.Silo.Tests;

/// <summary>Of the failures that the finding counts, how many one officer made alone.</summary>
public sealed class TriedAloneTests
{
    [Fact]
    public async Task Only_failures_since_the_person_was_reached_count_also_when_he_was_reached_without_a_try()
    {
        await using var county = await RunningCounty.StartAsync(StorageKind.Sqlite);
        var incident = await Given.HeldIncidentAsync(county);
        await TryAsync(county, incident, "duty-zhou");
        Assert.Equal((1, 1), await FailuresAsync(county, incident));

        await county.FastForwardAsync(TimeSpan.FromMinutes(10));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.DeclareUnreachable("boss", "Nobody knows where he is.")));
        await Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.RecordReached("boss", "He came by himself.")));
        await county.FastForwardAsync(TimeSpan.FromMinutes(10));
        await TryAsync(county, incident, "duty-zhou", "duty-lu");
        Assert.Equal((1, 0), await FailuresAsync(county, incident));

        await county.FastForwardAsync(TimeSpan.FromMinutes(10));
        await TryAsync(county, incident, "duty-zhou");
        Assert.Equal((2, 1), await FailuresAsync(county, incident));
    }

    private static Task<CommandReply> TryAsync(RunningCounty county, string incident, params string[] inspectors) =>
        Given.MustAsync(county.As("duty-zhou").DoAsync(incident, new IncidentCommand.RecordContactAttempt("boss", ContactChannel.Phone, Given.Phone, ContactResult.NoAnswer, county.Time.GetUtcNow(), null, inspectors)));

    private static async Task<(int, int)> FailuresAsync(RunningCounty county, string incident)
    {
        var ledger = Assert.Single((await county.As("duty-zhou").ViewAsync(incident))!.Contacts);
        return (ledger.Failures, ledger.FailuresAlone);
    }
}
