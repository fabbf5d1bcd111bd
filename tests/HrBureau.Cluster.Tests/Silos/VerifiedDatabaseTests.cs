using System.Security.Cryptography;
using HrBureau.TestKit;
using Npgsql;
using Xunit;

namespace HrBureau.Cluster.Tests;

/// <summary>A database that shows a certificate: the product believes the one it was told to believe, under the name it was told, and no other.</summary>
public sealed class VerifiedDatabaseTests
{
    private const string ServerUse = "1.3.6.1.5.5.7.3.1";

    [Fact]
    public async Task Migrating_and_a_silo_work_over_verified_tls_and_refuse_another_authority_or_name_in_clear_words()
    {
        var folder = Directory.CreateTempSubdirectory("hrb-verified-").FullName;
        var key = Path.Combine(folder, "kept.key");
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)), TestContext.Current.CancellationToken);
        using var authority = new NodeAuthority(folder);
        using var other = new NodeAuthority(Directory.CreateDirectory(Path.Combine(folder, "other")).FullName);
        using var certificate = authority.Sign("db.example", address: "127.0.0.1", uses: [ServerUse]);
        await using var server = await PostgresServer.StartAsync();
        await server.UseTlsAsync(certificate);
        await server.ExecuteAsync("postgres", "create database hrbureau");
        (string Name, string Value)[] Verified(string root, string host = "127.0.0.1") => [("HRB_DATABASE", new NpgsqlConnectionStringBuilder(server.ConnectionString("hrbureau"))
        {
            Host = host,
            SslMode = SslMode.VerifyFull,
            RootCertificate = root,
        }.ConnectionString), ("HRB_COUNTY", "demo")];

        foreach (var wrong in new[] { Verified(other.RootFile), Verified(authority.RootFile, "localhost") })
        {
            foreach (var start in new string[][] { ["migrate"], ["--role", "silo"] })
            {
                var refused = await HostVerb.RunAsync(folder, start, [.. wrong, ("HRB_TOKEN_KEY_FILE", key)]);
                Assert.Equal(1, refused.Code);
                Assert.Equal(2, refused.Said.Trim().Split('\n').Length);
                Assert.All(refused.Said.Trim().Split('\n'), line => Assert.Contains("Root Certificate", line, StringComparison.Ordinal));
            }
        }

        var good = Verified(authority.RootFile);
        var migrated = await HostVerb.RunAsync(folder, ["migrate"], good);
        Assert.True(migrated.Code == 0, migrated.Output);
        await using var host = await HostProcess.StartAsync(folder, 0, good);
        using var officer = await CountyClient.SignInAsync(host.Address, "duty-zhou");
        await KillRoundsTests.OpenAsync(officer, 2, null);
        var (over, past) = await ConnectionsAsync(server);
        Assert.True(over > 0);
        Assert.Equal(0, past);
        await host.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>How many connections to the product's database are over TLS, and how many are not.</summary>
    private static async Task<(int Over, int Past)> ConnectionsAsync(PostgresServer server)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("select count(*) filter (where ssl), count(*) filter (where not ssl) from pg_stat_ssl join pg_stat_activity using (pid) where datname = 'hrbureau'", connection);
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await row.ReadAsync(TestContext.Current.CancellationToken);
        return ((int)row.GetInt64(0), (int)row.GetInt64(1));
    }
}
