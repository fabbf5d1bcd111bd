using System.Diagnostics;
using System.Globalization;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Storage.Tests;

public sealed class FolderTests
{
    [Fact]
    public async Task A_second_opening_of_a_folder_is_refused_and_names_the_holder()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();

        var refused = Assert.Throws<FolderInUseException>(() => place.Open());

        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Contains("HRB_DATA", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_held_by_another_process_is_refused_until_that_one_is_killed()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [CrashChild.Word, "sqlite", place.Options().Folder!, "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var holder = Process.Start(start)!;
        await holder.StandardOutput.ReadLineAsync();

        var refused = Assert.Throws<FolderInUseException>(() => place.Open());
        Assert.Contains(holder.Id.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);

        holder.Kill();
        await holder.WaitForExitAsync();
        await using var store = place.Open();
        Assert.NotEmpty(await store.Incidents.ListHeadsAsync(string.Empty, 10));
    }

    [Fact]
    public async Task A_log_removed_from_under_the_process_takes_nothing_more()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        File.Delete(Path.Combine(place.Options().Folder!, "log.db"));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => store.Incidents.AppendAsync(Some.After(first), CancellationToken.None));
    }

    [Theory, OnBoth]
    public async Task Reading_beside_a_running_host_works_and_writing_does_not(StorageKind on)
    {
        await using var place = await StoragePlace.NewAsync(on);
        await using var store = place.Open();
        var first = await store.AppendAsync(Some.First(Some.Incident()));
        await using var reader = place.Open(o => o.ReadOnly = true);

        Assert.True((await reader.Incidents.VerifyAsync(first.Entries[0].Incident)).Ok);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Incidents.AppendAsync(Some.After(first), CancellationToken.None));
        await store.AppendAsync(Some.After(first));
        Assert.Equal(2, (await reader.TimelineAsync(first.Entries[0].Incident)).Count);
    }

    [Fact]
    public async Task Reading_a_folder_that_no_host_has_open_works()
    {
        await using var place = await StoragePlace.NewAsync(StorageKind.Sqlite);
        await using (var store = place.Open())
        {
            await store.AppendAsync(Some.First("inc-360121-20260127-001"));
        }

        await using var reader = place.Open(o => o.ReadOnly = true);
        Assert.Single(await reader.TimelineAsync("inc-360121-20260127-001"));
    }
}
