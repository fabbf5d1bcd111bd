using HrBureau.Storage;
using HrBureau.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HrBureau.Web.Tests;

public sealed class EvidenceKillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_goes_on_after_the_host_was_killed_in_the_middle_of_it(bool postgres)
    {
        using var folder = new TemporaryFolder();
        var settings = postgres ? await HostProcess.OnPostgresAsync() : [];
        var bytes = EvidenceClient.Photo(8 * 1024 * 1024);
        string url;
        await using (var host = await HostProcess.StartAsync(folder.Path, settings: settings))
        {
            var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            using var created = await zhou.CreateAsync(bytes.Length, ("filename", "gate.jpg"), ("sha256", EvidenceClient.Sha256(bytes)));
            url = created.Headers.Location!.ToString();
            var sending = SendSlowlyAsync(zhou, url, bytes);
            while ((await zhou.OffsetAsync(url) ?? 0) < 1024 * 1024)
            {
                Assert.False(sending.IsCompleted, "It was through before it could be killed.");
            }

            await host.KillAsync();
            await Assert.ThrowsAnyAsync<Exception>(() => sending);
            zhou.Dispose();
        }

        await using var again = await HostProcess.StartAsync(folder.Path, settings: settings);
        using var client = await CountyClient.SignInAsync(again.Address, "duty-zhou");
        var reached = await client.OffsetAsync(url);
        Assert.InRange(reached!.Value, 1024 * 1024, bytes.Length - 1);
        using var patched = await client.PatchAsync(url, reached.Value, bytes[(int)reached.Value..]);
        Assert.Equal(204, (int)patched.StatusCode);
        using var answer = await client.FetchAsync(url.Split('/')[^1]);
        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_somebody_altered_in_the_database_is_never_served_whole()
    {
        using var folder = new TemporaryFolder();
        await using var host = await HostProcess.StartAsync(folder.Path);
        using var zhou = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        var (small, large) = (await zhou.KeepAsync(EvidenceClient.Photo(1_000)), await zhou.KeepAsync(EvidenceClient.Photo(900_000)));
        Alter(folder.Path, $"drop trigger evidence_chunk_no_update; update evidence_chunk set body = zeroblob(length(body)) where file = '{small}' or (file = '{large}' and number = 3)");

        var refused = await zhou.GetAsync($"/api/evidence/{small}");
        var cut = await Record.ExceptionAsync(async () => await (await zhou.FetchAsync(large)).Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.Equal((500, "file-damaged"), (refused.Status, (string)refused.Body!["code"]!));
        Assert.IsType<HttpRequestException>(cut);
        Assert.Contains("what is kept is not what was taken", host.Output, StringComparison.Ordinal);
    }

    private static async Task SendSlowlyAsync(CountyClient client, string url, byte[] bytes)
    {
        const int Piece = 512 * 1024;
        for (var at = 0; at < bytes.Length; at += Piece)
        {
            using var patched = await client.PatchAsync(url, at, bytes[at..(at + Piece)]);
            patched.EnsureSuccessStatusCode();
            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System, CancellationToken.None);
        }
    }

    private static void Alter(string folder, string sql)
    {
        using var connection = new SqliteConnection(SqliteFiles.ConnectionString(Path.Combine(folder, SqliteFiles.Evidence), readOnly: false, pooled: false));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own SQL.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
