using HrBureau.Host;
using HrBureau.Storage;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class GapReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 27, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task What_leaves_and_what_strikes_at_the_start_is_named_beside_what_is_missing()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        await AppendAsync(store, "inc-360121-20260127-001", new DueRow(Noon, null));
        await AppendAsync(store, "inc-360121-20260127-002", new DueRow(Noon.AddHours(2), null));
        var gap = new GapReport(Backup(), [Head("inc-360121-20260127-001", 1), Head("inc-360121-20260127-001", 4), Head("inc-360121-20260127-002", 1), Head("inc-360121-20260127-009", 3)]);

        Assert.Single(gap.Meet("inc-360121-20260127-001", 1));
        Assert.Single(gap.Meet("inc-360121-20260127-002", 1));
        await gap.ReadAsync(store.Owed, store.Due, Noon.AddHours(1));
        var lines = gap.Text().Split('\n');

        Assert.Contains("  inc-360121-20260127-001  2-4  (2026-01-27 13:00:00)", lines);
        Assert.Contains("  inc-360121-20260127-009  1-3  (2026-01-27 13:00:00)", lines);
        Assert.Contains("  inc-360121-20260127-001  agy-police  ntc-inc-360121-20260127-001", lines);
        Assert.Contains("  inc-360121-20260127-001  2026-01-27 12:00:00", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("  inc-360121-20260127-002  2", StringComparison.Ordinal));
        Assert.Equal(["inc-360121-20260127-009"], gap.Numbers.Select(number => number.ToString()));
    }

    [Fact]
    public void Without_heads_it_says_that_numbers_may_be_given_again() =>
        Assert.Contains("--heads", new GapReport(Backup(), null).Text(), StringComparison.Ordinal);

    private static BackupManifest Backup() => new(1, Noon, [], 2, [], []);

    private static HeadLine Head(string incident, long version) => new(incident, version, "00", "2026-01-27T05:00:00.0000000+00:00");

    private static async Task AppendAsync(Store store, string incident, DueRow due) =>
        Assert.IsType<AppendResult.Appended>(await store.Incidents.AppendAsync(
            new AppendRequest
            {
                Incident = incident,
                ExpectedVersion = 0,
                HeadHash = [],
                Entries = [new NewEntry(Guid.NewGuid(), "incident-reported", 1, Noon, Noon, "duty-zhou", "agy-hr", "{}", null)],
                Due = due,
                Owed = [new OwedRow($"ntc-{incident}", incident, 1, "notice", "agy-police", "{}", null, Noon)],
            },
            CancellationToken.None));
}
