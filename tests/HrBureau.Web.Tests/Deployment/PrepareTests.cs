using HrBureau.Host;
using HrBureau.TestKit;
using Xunit;

namespace HrBureau.Web.Tests;

/// <summary>The script that prepares the containers makes every secret they are handed, and certificates their programs take, and renews them in the files that are mounted.</summary>
public sealed class PrepareTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Every_secret_is_made_and_silos_web_processes_and_the_database_know_each_other_by_them()
    {
        Directory.CreateDirectory(folder.At("deploy"));
        await RunAsync("cp", "-r", Repository.At("deploy", "containers"), Repository.At("deploy", "own-ca.sh"), folder.At("deploy"));
        await RunAsync("cp", Repository.At("docker-compose.yml"), folder.Path);
        await RunAsync("rm", "-rf", Secret(""), folder.At("deploy/containers/ca"), folder.At("deploy/containers/nodes"));
        await PrepareAsync();
        var secrets = YamlFile.Read(await File.ReadAllTextAsync(Repository.At("docker-compose.yml"), TestContext.Current.CancellationToken))["secrets"]!.AsObject().Select(pair => (string)pair.Value!["file"]!).ToList();
        Assert.True(secrets.Count > 10);
        Assert.All(secrets, file => Assert.True(new FileInfo(folder.At(file)) is { Exists: true, Length: > 0 }, $"{file} is not made"));
        var made = new[] { "silo", "web" }.ToDictionary(role => role, role => Take(role).Certificate.Thumbprint);

        // The file itself is mounted: another of its name would not be seen within.
        await RunAsync("ln", Secret("silo-cert"), folder.At("mounted"));
        await PrepareAsync("--renew-nodes");
        Assert.All(made, one => Assert.NotEqual(one.Value, Take(one.Key).Certificate.Thumbprint));
        Assert.Equal(await File.ReadAllTextAsync(Secret("silo-cert"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(folder.At("mounted"), TestContext.Current.CancellationToken));

        var (verified, said) = await Tool.RunAsync("openssl", ["verify", "-purpose", "sslserver", "-verify_hostname", "db", "-CAfile", Secret("node-root"), Secret("db-cert")]);
        Assert.True(verified == 0, said);
        foreach (var secret in new[] { "database-run", "database-owner", "database-web" })
        {
            Assert.Contains("SSL Mode=VerifyFull;Root Certificate=/run/secrets/node-root", await File.ReadAllTextAsync(Secret(secret), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    public void Dispose() => folder.Dispose();

    /// <summary>Without an engine: what it would be told to run stands in the place of the token.</summary>
    private Task PrepareAsync(params string[] args) => RunAsync("env", ["ENGINE=echo", "bash", folder.At("deploy/containers/prepare.sh"), .. args]);

    private static async Task RunAsync(string program, params string[] args)
    {
        var (code, said) = await Tool.RunAsync(program, args);
        Assert.True(code == 0, said);
    }

    private NodeIdentity Take(string role)
    {
        var settings = SettingsReader.Read(
            CommandLine.Read(["--role", role, "--cluster-ca-file", Secret("node-root"), "--cluster-cert-file", Secret($"{role}-cert"), "--cluster-key-file", Secret($"{role}-key")]),
            new Dictionary<string, string> { ["HRB_COUNTY"] = "demo", ["HRB_DATABASE"] = "Host=db;Database=hrb", ["HRB_TOKEN_KEY_FILE"] = "k", ["HRB_SERVICE_TOKEN_FILE"] = "t", ["HRB_ADVERTISE"] = "127.0.0.1" });
        return NodeIdentity.Of(NodeText.Read(settings.Node!), settings);
    }

    private string Secret(string name) => Path.Combine(folder.At("deploy/containers/secrets"), name);
}
