using HrBureau.TestKit;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The verb reads files back too: one whose bytes were touched past every guard is named.</summary>
public sealed class VerifyFilesTests : IDisposable
{
    private readonly TemporaryFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task Verify_reads_every_file_back_and_names_the_one_that_is_not_what_was_taken()
    {
        string[] files;
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            files = [await officer.KeepAsync(EvidenceClient.Photo(600_000)), await officer.KeepAsync(EvidenceClient.Photo(300_000))];
            Assert.Equal(0, await host.StopAsync());
        }

        var sound = await HostVerb.RunAsync(data.Path, ["verify"]);
        Assert.Equal(0, sound.Code);
        Assert.Contains("900000", sound.Printed, StringComparison.Ordinal);

        await using (var connection = new SqliteConnection($"Data Source={data.At("evidence.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "drop trigger evidence_chunk_no_update; update evidence_chunk set body = zeroblob(length(body)) where file = $file and number = 1";
            command.Parameters.AddWithValue("$file", files[0]);
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var damaged = await HostVerb.RunAsync(data.Path, ["verify"]);
        Assert.Equal(2, damaged.Code);
        Assert.Contains(files[0], damaged.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(files[1], damaged.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_evidence_whose_key_is_gone_and_says_nothing_of_a_file_nobody_attached()
    {
        string[] files;
        await using (var host = await HostProcess.StartAsync(data.Path))
        {
            using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
            files = [await officer.KeepAsync(EvidenceClient.Photo(3000)), await officer.KeepAsync(EvidenceClient.Photo(4000))];
            Assert.Equal(0, await host.StopAsync());
        }

        await ExecuteAsync($"insert into evidence_place (id, incident) values ('{files[0]}', 'inc-360121-20260127-001'); delete from evidence_key where id = '{files[1]}'");
        Assert.Equal(0, (await HostVerb.RunAsync(data.Path, ["verify"])).Code);
        await ExecuteAsync($"delete from evidence_key where id = '{files[0]}'");

        var lost = await HostVerb.RunAsync(data.Path, ["verify"]);
        Assert.Equal(2, lost.Code);
        Assert.Contains(files[0], lost.Printed, StringComparison.Ordinal);
        Assert.DoesNotContain(files[1], lost.Printed, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={data.At("evidence.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Ids this test has just been given.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
